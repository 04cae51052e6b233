// The sealed files beside a vault: they come, go and are found again with the records that name them.
#include "storage/kept_files.h"

#include <catch2/catch_test_macros.hpp>

#include "storage/envelope.h"
#include "tests/support/temp_vault.h"

namespace blether::tests {

using base::Bytes;
using base::Code;
using storage::KeptFile;

namespace {

const model::StreamId kStream = shared_stream("isobel");
const auto kVoice = id_named<model::RecordId>("her voice");

Bytes content_of(std::size_t size) {
  Bytes bytes(size);
  base::SeededRandom(5).fill(bytes);
  return bytes;
}

// The file, and the record that names it.
void keep(Tablet& tablet, const Bytes& content, model::RecordId record = kVoice) {
  const auto kept = must(tablet->files().keep({kStream, record}, content));
  tablet.write(kStream, model::kind::attachment, record,
               {{"bytes", static_cast<std::int64_t>(content.size())}, {"hash", kept.hash}, {"key", kept.key}});
}

base::Result<Bytes> content(Tablet& tablet, model::RecordId record = kVoice) {
  return tablet->files().content(must(tablet->record(kStream, record)));
}

KeptFile only_file(Tablet& tablet) {
  auto files = must(tablet->files().all());
  REQUIRE(files.size() == 1);
  return files.front();
}

std::vector<std::string> names_in(const base::Path& folder) {
  base::SystemFiles files;
  auto names = files.list(folder);
  return names ? *names : std::vector<std::string>();
}

// Amina's tablet has the file, Euan's only the record that names it.
struct Two {
  Two() {
    introduce({&amina, &euan});
    keep(amina, content_of(200'000));
    meet(amina, euan, kStream);
    file = only_file(amina);
    sealed = must(amina->files().part(file, 0, 1u << 20));
  }
  Tablet amina{1}, euan{2};
  KeptFile file;
  Bytes sealed;
};

}  // namespace

TEST_CASE("What is kept is there after the app was closed, in a file that tells nothing by its name or its bytes") {
  Tablet tablet(1);
  const Bytes said(120'000, 's');
  keep(tablet, said);
  tablet.close();
  tablet.open();
  CHECK(must(content(tablet)) == said);
  const KeptFile file = only_file(tablet);
  CHECK(file.is_whole());
  CHECK(file.is_to_send());
  const auto names = names_in(tablet.folder() / "files");
  REQUIRE(names.size() == 1);
  CHECK(names[0].find(base::to_hex(file.name.hash).substr(0, 16)) == std::string::npos);
  base::SystemFiles files;
  const Bytes bytes = must(files.read(tablet.folder() / "files" / names[0]));
  CHECK(base::as_text(bytes).find("ssss") == std::string_view::npos);
}

TEST_CASE("A file whose record was never written, as when the power goes in between, is swept at the next opening") {
  Tablet tablet(1);
  keep(tablet, content_of(1'000));
  must(tablet->files().keep({kStream, id_named<model::RecordId>("never named")}, content_of(2'000)));
  CHECK(names_in(tablet.folder() / "files").size() == 2);
  tablet.close();
  tablet.open();
  CHECK(names_in(tablet.folder() / "files").size() == 1);
  CHECK(content(tablet).has_value());
}

TEST_CASE("A file that has not come yet is said to be missing, and comes in pieces of any size, over any number of starts") {
  for (std::size_t piece : {std::size_t{1'000}, std::size_t{65'536}, std::size_t{199'999}, std::size_t{1u << 20}}) {
    CAPTURE(piece);
    Two two;
    CHECK(code_of(content(two.euan)) == Code::not_found);
    while (!only_file(two.euan).is_whole()) {
      const KeptFile file = only_file(two.euan);
      CHECK(file.is_to_get());
      const auto from = static_cast<std::ptrdiff_t>(file.here);
      const auto size = static_cast<std::ptrdiff_t>(std::min<std::size_t>(piece, two.sealed.size() - file.here));
      must(two.euan->files().add_part(file, file.here, base::ByteView(two.sealed).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(size))));
      two.euan.close();
      two.euan.open();
    }
    CHECK(must(content(two.euan)) == content_of(200'000));
    CHECK(names_in(two.euan.folder() / "files").size() == 1);
  }
}

TEST_CASE("A whole that is not what the record names is dropped, and nothing of it is shown") {
  Two two;
  two.sealed[150'000] ^= 1;
  const KeptFile file = only_file(two.euan);
  CHECK(code_of(two.euan->files().add_part(file, 0, two.sealed)) == Code::corrupt);
  CHECK(only_file(two.euan).here == 0);
  CHECK(code_of(content(two.euan)) == Code::not_found);
  two.sealed[150'000] ^= 1;
  CHECK(must(two.euan->files().add_part(file, 0, two.sealed)) == file.length);
  CHECK(must(content(two.euan)) == content_of(200'000));
}

TEST_CASE("A piece that leaves a hole, or is too long, is not taken") {
  Two two;
  const KeptFile file = only_file(two.euan);
  CHECK(code_of(two.euan->files().add_part(file, 10, base::ByteView(two.sealed).first(10))) == Code::invalid);
  CHECK(code_of(two.euan->files().add_part(file, 0, Bytes(file.length + 1))) == Code::invalid);
  CHECK(only_file(two.euan).here == 0);
}

TEST_CASE("A file that is damaged on the tablet is said to be, and not shown in part") {
  Tablet tablet(1);
  keep(tablet, content_of(200'000));
  const base::Path path = tablet.folder() / "files" / names_in(tablet.folder() / "files").front();
  base::SystemFiles files;
  Bytes bytes = must(files.read(path));
  bytes[100'000] ^= 4;
  must(files.replace(path, bytes));
  CHECK(code_of(content(tablet)) == Code::corrupt);
}

TEST_CASE("What the office has is asked about again after a week, and at once when the office lost something") {
  Tablet tablet(1);
  keep(tablet, content_of(1'000));
  must(tablet->files().office_has(only_file(tablet).name));
  CHECK_FALSE(only_file(tablet).is_to_send());
  tablet.world.clock.advance(6 * 24 * 3'600'000LL);
  CHECK_FALSE(only_file(tablet).is_to_send());
  tablet.world.clock.advance(2 * 24 * 3'600'000LL);
  CHECK(only_file(tablet).is_to_send());
  must(tablet->files().office_has(only_file(tablet).name));
  CHECK_FALSE(only_file(tablet).is_to_send());
  must(tablet->files().ask_again());
  CHECK(only_file(tablet).is_to_send());
  must(tablet->files().office_has(only_file(tablet).name));
  tablet.world.clock.advance(-30 * 24 * 3'600'000LL);
  CHECK(only_file(tablet).is_to_send());  // the clock was put back: asking does no harm
}

TEST_CASE("A person is not left while a voice of theirs is on this tablet only; then their files go too") {
  Tablet tablet(1);
  keep(tablet, content_of(1'000));
  storage::Receipt receipt;
  receipt.stream = kStream, receipt.dot = {tablet.id(), 1}, receipt.stored = true, receipt.number = "B-1";
  must(tablet->keep_receipts({receipt}, kMorning));
  CHECK(code_of(tablet->leave(kStream)) == Code::busy);
  CHECK(content(tablet).has_value());
  must(tablet->files().office_has(only_file(tablet).name));
  must(tablet->leave(kStream));
  CHECK(names_in(tablet.folder() / "files").empty());
  CHECK(must(tablet->files().all()).empty());
}

TEST_CASE("A voice that was taken away is sent all the same, and fetched by nobody") {
  Two two;
  two.amina.write(kStream, model::kind::attachment, kVoice, {{std::string(model::kWithdrawn), true}});
  meet(two.amina, two.euan, kStream);
  CHECK(only_file(two.amina).is_to_send());
  CHECK_FALSE(only_file(two.euan).is_to_get());
}

}  // namespace blether::tests
