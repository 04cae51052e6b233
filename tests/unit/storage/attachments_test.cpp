// A voice or a picture in its sealed form: it opens whole, or not at all.
#include "storage/attachments.h"

#include <catch2/catch_test_macros.hpp>

#include "storage/model/schema.h"
#include "tests/support/temp_vault.h"

namespace blether::tests {

using base::Bytes;
using base::Code;
using namespace storage;

namespace {

constexpr std::size_t kHeader = 24, kPart = kAttachmentPart + 17;

Bytes content_of(std::size_t size, std::uint64_t seed = 5) {
  Bytes bytes(size);
  base::SeededRandom(seed).fill(bytes);
  return bytes;
}

const AttachmentPlace kIsobels{shared_stream("isobel"), id_named<model::RecordId>("her voice")};

struct Sealed {
  explicit Sealed(std::size_t size, const AttachmentPlace& place = kIsobels) : plain(content_of(size)) {
    base::SystemRandom random;
    file = must(seal_attachment(place, plain, random));
  }
  bool opens(const Bytes& bytes) const { return open_attachment(kIsobels, file.key, bytes).has_value(); }
  Bytes plain;
  SealedAttachment file;
};

// The sealed file in its header and parts.
std::vector<Bytes> parts_of(const Bytes& sealed) {
  std::vector<Bytes> parts{Bytes(sealed.begin(), sealed.begin() + kHeader)};
  for (std::size_t at = kHeader; at < sealed.size(); at += kPart)
    parts.emplace_back(sealed.begin() + static_cast<std::ptrdiff_t>(at),
                       sealed.begin() + static_cast<std::ptrdiff_t>(std::min(at + kPart, sealed.size())));
  return parts;
}

Bytes joined(const std::vector<Bytes>& parts) {
  Bytes all;
  for (const Bytes& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

TEST_CASE("A voice comes out of its file as it went in, whatever its length, and the length of the file is known before") {
  for (std::size_t size : {std::size_t{0}, std::size_t{1}, kAttachmentPart - 1, kAttachmentPart, kAttachmentPart + 1, 5 * kAttachmentPart,
                           5 * kAttachmentPart + 77}) {
    CAPTURE(size);
    const Sealed voice(size);
    CHECK(voice.file.bytes.size() == sealed_length(size));
    CHECK(must(open_attachment(kIsobels, voice.file.key, voice.file.bytes)) == voice.plain);
    CHECK(voice.file.hash == storage::hash(voice.file.bytes));
  }
}

TEST_CASE("A file that is cut at the edge of any part, or anywhere near it, does not open") {
  const Sealed voice(4 * kAttachmentPart + 100);
  const Bytes& whole = voice.file.bytes;
  std::size_t refused = 0, tried = 0;
  for (std::size_t edge = kHeader; edge <= whole.size(); edge += kPart)
    for (std::ptrdiff_t near : {-18, -17, -1, 0, 1, 17}) {
      const auto at = static_cast<std::ptrdiff_t>(edge) + near;
      if (at < 0 || at >= static_cast<std::ptrdiff_t>(whole.size())) continue;
      ++tried;
      refused += voice.opens(Bytes(whole.begin(), whole.begin() + at)) ? 0 : 1;
    }
  for (std::size_t at = 0; at < kHeader + 20; ++at, ++tried)
    refused += voice.opens(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(at))) ? 0 : 1;
  CHECK(tried > 60);
  CHECK(refused == tried);
}

TEST_CASE("Parts that are swapped, doubled, left out or put behind the end are refused, all of them") {
  const Sealed voice(5 * kAttachmentPart);
  const auto parts = parts_of(voice.file.bytes);
  REQUIRE(parts.size() == 6);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    CAPTURE(i);
    auto left_out = parts, doubled = parts, behind = parts;
    left_out.erase(left_out.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK_FALSE(voice.opens(joined(left_out)));
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), parts[i]);
    CHECK_FALSE(voice.opens(joined(doubled)));
    behind.push_back(parts[i]);
    CHECK_FALSE(voice.opens(joined(behind)));
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      auto swapped = parts;
      std::swap(swapped[i], swapped[j]);
      CHECK_FALSE(voice.opens(joined(swapped)));
    }
  }
}

TEST_CASE("A part of another file does not fit, not even one that was sealed under the same key") {
  const Sealed voice(3 * kAttachmentPart), other(3 * kAttachmentPart);
  const auto ours = parts_of(voice.file.bytes), theirs = parts_of(other.file.bytes);
  for (std::size_t i = 0; i < ours.size(); ++i) {
    CAPTURE(i);
    auto spliced = ours;
    spliced[i] = theirs[i];
    CHECK_FALSE(voice.opens(joined(spliced)));
  }
}

TEST_CASE("A file opens for its own person, audience and record only, and under its own key only") {
  const Sealed voice(100'000);
  const auto opens = [&](const AttachmentPlace& place, const Bytes& key) {
    return open_attachment(place, key, voice.file.bytes).has_value();
  };
  CHECK(opens(kIsobels, voice.file.key));
  CHECK_FALSE(opens({shared_stream("callum"), kIsobels.record}, voice.file.key));
  CHECK_FALSE(opens({{model::Audience::practice, kIsobels.stream.owner}, kIsobels.record}, voice.file.key));
  CHECK_FALSE(opens({kIsobels.stream, id_named<model::RecordId>("another")}, voice.file.key));
  for (std::size_t i = 0; i < kAttachmentKeyBytes; ++i) {
    Bytes key = voice.file.key;
    key[i] ^= 1;
    CHECK_FALSE(opens(kIsobels, key));
  }
  CHECK_FALSE(opens(kIsobels, {}));
}

TEST_CASE("One bit that is not as it was anywhere in the file is noticed before anything is shown") {
  const Sealed voice(2 * kAttachmentPart + 5);
  base::SeededRandom random(9);
  std::size_t refused = 0;
  for (int i = 0; i < 400; ++i) {
    Bytes changed = voice.file.bytes;
    changed[random.below(changed.size())] ^= static_cast<std::uint8_t>(1u << random.below(8));
    const auto opened = open_attachment(kIsobels, voice.file.key, changed);
    refused += !opened && opened.error().code == Code::corrupt ? 1 : 0;
  }
  CHECK(refused == 400);
}

TEST_CASE("Nothing of what is said is in its file, and two files of the same words have nothing in common") {
  const std::string words(3 * kAttachmentPart, 'w');
  base::SystemRandom random;
  const auto one = must(seal_attachment(kIsobels, base::as_bytes(words), random));
  const auto two = must(seal_attachment(kIsobels, base::as_bytes(words), random));
  CHECK(base::as_text(one.bytes).find("wwww") == std::string_view::npos);
  CHECK(one.key != two.key);
  CHECK(one.hash != two.hash);
}

TEST_CASE("More than 25 MiB are not taken") {
  base::SystemRandom random;
  CHECK(code_of(seal_attachment(kIsobels, Bytes(kMostAttachment + 1), random)) == Code::invalid);
}

TEST_CASE("What a change names is read with its length; what cannot be a file is not a name") {
  model::Change change;
  change.stream = shared_stream("isobel");
  const auto add = [&](const char* record, const char* field, model::Value value) {
    change.operations.push_back({std::string(model::kind::attachment), id_named<model::RecordId>(record), field, model::Act::put, std::move(value), {}});
  };
  add("whole", "hash", Bytes(32, 7)), add("whole", "bytes", std::int64_t{1'000});
  add("short hash", "hash", Bytes(31, 7)), add("short hash", "bytes", std::int64_t{1'000});
  add("no length", "hash", Bytes(32, 8));
  add("too long", "hash", Bytes(32, 9)), add("too long", "bytes", static_cast<std::int64_t>(kMostAttachment) + 1);
  add("below none", "hash", Bytes(32, 10)), add("below none", "bytes", std::int64_t{-1});
  const auto named = files_named(change);
  REQUIRE(named.size() == 1);
  CHECK(named[0].name.hash == Bytes(32, 7));
  CHECK(named[0].length == sealed_length(1'000));
}

}  // namespace blether::tests
