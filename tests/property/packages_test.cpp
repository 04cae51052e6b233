// Five thousand packages that somebody damaged, forged, kept too long or sent to the wrong place: every one is refused
// with a sentence of its own, and the vault stays as it was.
#include <catch2/catch_test_macros.hpp>

#include "app/core/texts.h"
#include "storage/kept_files.h"
#include "tests/support/two_offices.h"

using namespace blether;
using base::Bytes;
using tests::must;
using tests::OfficeTablet;

namespace {

constexpr std::int64_t kDay = 86'400'000;
// Places of the head (docs/package.md).
constexpr std::size_t kFrom = 14, kTo = 46, kSizes = 150, kRecords = 174, kSigned = 448;

// Somebody who holds a key that is as good as any other, and signs whatever they like.
Bytes signed_again(Bytes file, const storage::DeviceKey& key) {
  std::copy(key.public_key.begin(), key.public_key.end(), file.begin() + kFrom);
  auto signature = storage::sign(key, "blether/package/v1", base::ByteView(file).first(kSigned));
  std::copy(signature.begin(), signature.end(), file.begin() + kSigned);
  return file;
}

struct Town {
  OfficeTablet amina{1, 1}, ros{2, 2}, euan{3, 3};
  base::SeededRandom random{2036};
  app::Texts texts;
  model::StreamId isobel = tests::write_isobel(amina.tablet);
  Bytes before;
  std::size_t refused = 0;
  std::map<std::string, std::size_t> why;

  Town() {
    base::SystemFiles files;
    texts = must(app::Texts::load(files, base::Path(BLETHER_ASSETS) / "translations", "en"));
    before = must(ros.tablet->digest());
  }
  Bytes parcel(const storage::DeviceKey& to, const std::string& paper = "%PDF-1.7 the plan") {
    return must(app::make_parcel(amina.world(), isobel, to.public_key, base::to_bytes(base::as_bytes(paper)))).bytes;
  }
  // Sealed as it should be, with whatever inside.
  Bytes sealed(const std::string& bundle, std::uint32_t records, std::uint32_t changes, const std::string& paper = {}, Bytes files = {}) {
    storage::PackageHead head;
    head.to = ros.key.public_key;
    head.person = isobel.owner;
    head.office = Bytes(32, 9);
    head.version = 1;
    head.made_ms = amina.now_ms, head.expires_ms = amina.now_ms + kDay;
    head.records = records, head.changes = changes;
    return must(storage::make_package(amina.key, head, {bundle, base::to_bytes(base::as_bytes(paper)), std::move(files)}));
  }
  std::string refuse(const Bytes& file, const char* what) {
    auto staged = ros.look_into(file);
    if (staged) FAIL("opened: " << what << ", case " << refused);
    std::string key = app::problem_of(staged.error());
    if (!texts.has(key)) FAIL("no sentence " << key << " for " << what);
    ++refused, ++why[key];
    return key;
  }
  void as_before() { CHECK(must(ros.tablet->digest()) == before); }
};

void cut_and_flip(Town& town) {
  for (const char* paper : {"", "%PDF-1.7", "%PDF-1.7 three lines of a plan"}) {
    const Bytes whole = town.sealed("{\"a\": 1}", 1, 1, paper);
    for (std::size_t size = 0; size < whole.size(); ++size) town.refuse({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}, "cut short");
    for (std::size_t at = 0; at < storage::kPackageHead; ++at) {
      Bytes other = whole;
      other[at] ^= static_cast<std::uint8_t>(1 + town.random.below(255));
      town.refuse(other, "one byte of the head");
    }
    for (std::size_t extra = 1; extra <= 20; ++extra) {
      Bytes longer = whole;
      longer.insert(longer.end(), extra, 0);
      town.refuse(longer, "longer");
    }
  }
  const Bytes real = town.parcel(town.ros.key);
  for (int i = 0; i < 900; ++i) {
    Bytes other = real;
    other[storage::kPackageHead + town.random.below(real.size() - storage::kPackageHead)] ^= static_cast<std::uint8_t>(1u << town.random.below(8));
    CHECK(town.refuse(other, "one bit of the content") == "package.no.corrupt");
  }
  for (int i = 0; i < 150; ++i) {
    Bytes noise(town.random.below(4000));
    town.random.fill(noise);
    town.refuse(noise, "noise");
  }
}

// Lengths and counts that are not so, signed by somebody whose signature is good.
void lie(Town& town) {
  const Bytes real = town.parcel(town.ros.key);
  for (int i = 0; i < 220; ++i) {
    Bytes other = real;
    const std::size_t at = i % 3 == 0 ? kRecords : kSizes;
    for (std::size_t k = 0; k < 24 && at + k < 182; ++k)
      if (i % 5 != 0 || k < 4) other[at + k] = static_cast<std::uint8_t>(town.random.below(256));
    town.refuse(signed_again(other, town.amina.key), "lengths");
  }
  for (std::uint8_t moved = 1; moved <= 30; ++moved) {  // the whole is as long as before
    Bytes other = real;
    if (other[kSizes] < moved || other[kSizes + 8] > 255 - moved) continue;
    other[kSizes] = static_cast<std::uint8_t>(other[kSizes] - moved), other[kSizes + 8] = static_cast<std::uint8_t>(other[kSizes + 8] + moved);
    CHECK(town.refuse(signed_again(other, town.amina.key), "where one part ends") == "package.no.corrupt");
  }
}

void burst(Town& town) {
  auto file = must(app::person_file(*town.amina.tablet, town.isobel, town.amina.now_ms));
  const std::string bundle = must(care::fhir_bundle(file, {}));
  const auto records = static_cast<std::uint32_t>(file.records.size()), changes = static_cast<std::uint32_t>(file.history.size());
  auto refuse = [&](const std::string& inside, const char* what, std::uint32_t said = 1) {
    CHECK(town.refuse(town.sealed(inside, said, changes), what) == "package.no.content");
  };
  for (int i = 0; i < 25; ++i) {
    const std::size_t deep = 41 + town.random.below(100'000);
    refuse(std::string(deep, '[') + std::string(deep, ']'), "deep");
    std::string objects;
    for (std::size_t k = 0; k < 45 + static_cast<std::size_t>(i); ++k) objects += "{\"entry\":";
    refuse(objects, "deep objects");
  }
  refuse("{\"resourceType\":\"Bundle\",\"entry\":[" + std::string(120'000, ' ') + "0]}", "empty entries");
  for (const char* text : {"", "null", "0", "\"\"", "{}", "[]", "\xff\xfe", "{\"resourceType\":\"Patient\"}"}) refuse(text, "no bundle");
  for (int i = 0; i < 60; ++i)
    refuse(bundle.substr(0, town.random.below(bundle.size() - 2)), "half a bundle", records);
  refuse(bundle, "another number of records", records + 1);
  CHECK(town.refuse(town.sealed(bundle, records, changes + 1), "another number of changes") == "package.no.content");
  CHECK(town.refuse(town.sealed(bundle, records, changes, "MZ no paper"), "a program as paper") == "package.no.content");
  CHECK(town.refuse(town.sealed(bundle, records, changes, "", Bytes(100, 7)), "files that no record names") == "package.no.content");
}

void wrong_place_or_time(Town& town) {
  for (int i = 0; i < 60; ++i) {
    CHECK(town.refuse(town.parcel(town.euan.key), "for another tablet") == "package.no.denied");
    // Euan passes on what Amina sealed for him, as if it had been for Ros; and what she sealed for Ros as his own.
    Bytes passed_on = town.parcel(town.euan.key);
    std::copy(town.ros.key.public_key.begin(), town.ros.key.public_key.end(), passed_on.begin() + kTo);
    CHECK(town.refuse(signed_again(passed_on, town.euan.key), "passed on") == "package.no.corrupt");
    CHECK(town.refuse(signed_again(town.parcel(town.ros.key), town.euan.key), "another's work") == "package.no.corrupt");
  }
  const Bytes real = town.parcel(town.ros.key);
  for (int day = 30; day < 90; ++day) {
    town.ros.now_ms = town.amina.now_ms + day * kDay;
    CHECK(town.refuse(real, "too late") == "package.no.too_old");
  }
  town.ros.now_ms = town.amina.now_ms;
}

}  // namespace

TEST_CASE("Five thousand bad packages are all refused in plain words, and Ros's vault stays as it was", "[R36]") {
  Town town;
  cut_and_flip(town);
  town.as_before();
  lie(town);
  town.as_before();
  burst(town);
  wrong_place_or_time(town);
  town.as_before();
  CHECK(town.refused >= 5'000);
  CHECK(town.why.size() >= 6);
}

TEST_CASE("What was kept is not kept again: not the same file, not an older one, not from somebody else", "[R36]") {
  Town town;
  std::vector<Bytes> older;
  for (int i = 0; i < 50; ++i) older.push_back(town.parcel(town.ros.key));
  const Bytes newest = town.parcel(town.ros.key);
  auto staged = must(town.ros.look_into(newest));
  must(app::keep(town.ros.world(), staged));
  town.before = must(town.ros.tablet->digest());
  for (int i = 0; i < 50; ++i) CHECK(town.refuse(newest, "again") == "package.no.seen");
  for (const Bytes& file : older) CHECK(town.refuse(file, "older") == "package.no.older");
  tests::write_isobel(town.euan.tablet);
  auto other = must(app::make_parcel(town.euan.world(), town.isobel, town.ros.key.public_key, {}));
  CHECK(town.refuse(other.bytes, "known") == "package.no.known");
  town.amina.now_ms += kDay;
  CHECK(town.refuse(town.parcel(town.ros.key), "newer, of somebody known") == "package.no.known");
  town.as_before();
  CHECK(tests::code_of(app::keep(town.ros.world(), staged)) == base::Code::refused);
  town.as_before();
}

TEST_CASE("A voice goes with the plan and can be heard there; one that is not on the tablet stays behind and is counted", "[R36]") {
  OfficeTablet amina(1, 1), ros(2, 2);
  auto isobel = tests::write_isobel(amina.tablet);
  auto attach = [&](const char* name, const Bytes& content, const storage::KeptFiles::Kept& kept) {
    const auto id = tests::id_named<model::RecordId>(name);
    amina.tablet.write(isobel, "attachment", id, {{"type", std::string("voice")}, {"bytes", static_cast<std::int64_t>(content.size())},
                                                  {"hash", kept.hash}, {"key", kept.key}});
    return id;
  };
  Bytes song(100'000);
  amina.tablet.world.random.fill(song);
  const auto sung_id = tests::id_named<model::RecordId>("sung");
  const auto sung = attach("sung", song, must(amina.tablet->files().keep({isobel, sung_id}, song)));
  attach("elsewhere", song, {Bytes(32, 1), Bytes(32, 2)});
  auto made = must(app::make_parcel(amina.world(), isobel, ros.key.public_key, {}));
  CHECK(made.left_out == 1);
  auto staged = must(ros.look_into(made.bytes));
  CHECK(must(app::read_files(staged.plan, staged.files)).size() == 1);
  std::size_t missed = 1;
  must(app::keep(ros.world(), staged, &missed));
  CHECK(missed == 0);
  CHECK(must(ros.tablet->files().content(must(ros.tablet->record(isobel, sung)))) == song);

  auto refused = [&](auto change) {
    Bytes files = staged.files;
    change(files);
    return tests::code_of(app::read_files(staged.plan, files)) == base::Code::invalid;
  };
  CHECK(refused([](Bytes& files) { files.pop_back(); }));
  CHECK(refused([](Bytes& files) { files.resize(39); }));
  CHECK(refused([](Bytes& files) { files[0] ^= 1; }));
  CHECK(refused([](Bytes& files) { files[39] = 0xff; }));
  CHECK(refused([](Bytes& files) { files[50'000] ^= 1; }));
  CHECK(refused([](Bytes& files) {
    const Bytes twice = files;
    files.insert(files.end(), twice.begin(), twice.end());
  }));
}

TEST_CASE("Somebody whom Ros's office knows by another id is known by the CHI number", "[R36]") {
  OfficeTablet amina(1, 1), ros(2, 2);
  auto isobel = tests::write_isobel(amina.tablet);
  const std::pair<std::string, model::Value> chi{"chi", std::string("0105420123")};
  amina.tablet.write(isobel, "person", model::same_id<model::RecordId>(isobel.owner), {chi});
  auto made = must(app::make_parcel(amina.world(), isobel, ros.key.public_key, {}));
  const auto other = tests::shared_stream("isobel there");
  ros.tablet.write(other, "person", model::same_id<model::RecordId>(other.owner), {chi});
  auto staged = ros.look_into(made.bytes);
  REQUIRE_FALSE(staged);
  CHECK(app::problem_of(staged.error()) == "package.no.known");
}

TEST_CASE("A plan of many years, two thousand changes long, goes whole", "[R36]") {
  OfficeTablet amina(1, 1), ros(2, 2);
  auto isobel = tests::write_isobel(amina.tablet);
  for (int i = 0; i < 2'000; ++i) {
    const auto outcome = tests::id_named<model::RecordId>("outcome " + std::to_string(i % 40));
    amina.tablet.write(isobel, "outcome", outcome, {{"want", "sing, for the " + std::to_string(i) + " time"}});
  }
  auto made = must(app::make_parcel(amina.world(), isobel, ros.key.public_key, {}));
  auto staged = must(ros.look_into(made.bytes));
  must(app::keep(ros.world(), staged));
  CHECK(must(ros.tablet->records(isobel, "outcome")).size() == 41);
  const auto first = tests::id_named<model::RecordId>("outcome 0");
  CHECK(must(ros.tablet->history(isobel, first, "want")).size() == 50);
  CHECK(must(ros.tablet->record(isobel, first)).text("want") == "sing, for the 1960 time");
}

TEST_CASE("A plan from the own office is not carried in: the office puts the person on the list", "[R36]") {
  OfficeTablet amina(1, 1), callum(5, 1);
  auto isobel = tests::write_isobel(amina.tablet);
  auto made = must(app::make_parcel(amina.world(), isobel, callum.key.public_key, {}));
  auto staged = callum.look_into(made.bytes);
  REQUIRE_FALSE(staged);
  CHECK(app::problem_of(staged.error()) == "package.no.own_office");
}
