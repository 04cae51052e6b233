#include "storage/package.h"

#include "tests/support/temp_vault.h"

using namespace blether;
using storage::PackageHead;
using tests::must;

namespace {

constexpr std::int64_t kDay = 86'400'000;

struct Pair {
  base::SeededRandom random{36};
  storage::DeviceKey amina = must(storage::create_device_key(random)), ros = must(storage::create_device_key(random));

  PackageHead head() {
    PackageHead head;
    head.to = ros.public_key;
    head.person = tests::id_named<model::OwnerId>("isobel");
    head.office = base::Bytes(32, 7);
    head.version = 3;
    head.made_ms = tests::kMorning, head.expires_ms = tests::kMorning + 30 * kDay;
    head.records = 4, head.changes = 5;
    return head;
  }
  base::Bytes package(const std::string& bundle = "{}", const std::string& paper = "%PDF-") {
    return must(storage::make_package(amina, head(), {bundle, base::to_bytes(base::as_bytes(paper))}));
  }
};

}  // namespace

TEST_CASE("What Amina seals for Ros's tablet opens there as she sealed it, and its head says who, for whom and until when", "[R36]") {
  Pair pair;
  for (std::size_t size : {0u, 1u, 65'535u, 65'536u, 65'537u, 200'000u}) {
    const std::string bundle(size, 'x');
    auto file = must(storage::make_package(pair.amina, pair.head(), {bundle, base::to_bytes(base::as_bytes("%PDF-1.7")), {1, 2, 3}}));
    auto head = must(storage::check_package(file));
    CHECK(head.from == pair.amina.public_key);
    CHECK(head.to == pair.ros.public_key);
    CHECK(head.version == 3);
    CHECK(head.bundle_bytes == size);
    CHECK(head.records == 4);
    CHECK(head.changes == 5);
    auto content = must(storage::open_package(file, pair.ros, tests::kMorning));
    CHECK(content.bundle == bundle);
    CHECK(base::as_text(content.paper) == "%PDF-1.7");
    CHECK(content.files == base::Bytes{1, 2, 3});
  }
}

TEST_CASE("Nothing of what is inside can be read from the file", "[R36]") {
  Pair pair;
  const std::string words = "Not on a Sunday. Sunday is for the kirk.";
  auto file = pair.package(words, words);
  CHECK(base::as_text(file).find("Sunday") == std::string_view::npos);
  CHECK(pair.package(words) != pair.package(words));  // not even that two are the same
}

TEST_CASE("A file for another tablet, or one that was open too long, stays shut", "[R36]") {
  Pair pair;
  auto file = pair.package();
  CHECK(tests::code_of(storage::open_package(file, pair.amina, tests::kMorning)) == base::Code::denied);
  CHECK(storage::open_package(file, pair.ros, tests::kMorning + 30 * kDay - 1));
  CHECK(tests::code_of(storage::open_package(file, pair.ros, tests::kMorning + 30 * kDay)) == base::Code::too_old);
}

TEST_CASE("A package is small enough, open for days and not for ever, and for a key that is one", "[R36]") {
  Pair pair;
  auto refused = [&](auto change) {
    auto head = pair.head();
    change(head);
    return tests::code_of(storage::make_package(pair.amina, head, {"{}", {}}));
  };
  CHECK(refused([](PackageHead& head) { head.records = storage::kMostPackageRecords + 1; }) == base::Code::invalid);
  CHECK(refused([](PackageHead& head) { head.expires_ms = head.made_ms; }) == base::Code::invalid);
  CHECK(refused([](PackageHead& head) { head.expires_ms = head.made_ms + 91 * kDay; }) == base::Code::invalid);
  CHECK(refused([](PackageHead& head) { head.to = {}; }) == base::Code::invalid);
  CHECK(tests::code_of(storage::make_package(pair.amina, pair.head(), {std::string(storage::kMostPackageBytes, 'x'), {}})) ==
        base::Code::invalid);
}

TEST_CASE("A newer format is told as newer, and a signature of another purpose is none", "[R36]") {
  Pair pair;
  auto newer = pair.package();
  newer[12] = 2;
  CHECK(tests::code_of(storage::check_package(newer)) == base::Code::too_new);
  auto other = pair.package();
  auto signature = storage::sign(pair.amina, "blether/change/v1", base::ByteView(other).first(448));
  std::copy(signature.begin(), signature.end(), other.begin() + 448);
  CHECK(tests::code_of(storage::check_package(other)) == base::Code::corrupt);
}

TEST_CASE("The code of a tablet can be read out and typed, in any case and spacing, and a wrong letter is noticed", "[R36]") {
  Pair pair;
  const std::string code = storage::address_of(pair.ros.public_key);
  CHECK(code.size() == 56 + 13);
  CHECK(must(storage::parse_address(code)) == pair.ros.public_key);
  std::string typed = " ";
  for (char c : code) typed += c == ' ' ? '-' : static_cast<char>(std::tolower(c));
  CHECK(must(storage::parse_address(typed + "\n")) == pair.ros.public_key);
  CHECK(storage::address_ends(pair.ros.public_key) == code.substr(0, 4) + " … " + code.substr(code.size() - 4));
  CHECK_FALSE(storage::parse_address(""));
  CHECK_FALSE(storage::parse_address(code + "A"));
  CHECK_FALSE(storage::parse_address(code.substr(1)));
  for (std::size_t i = 0; i < code.size(); ++i) {
    std::string wrong = code;
    wrong[i] = wrong[i] == 'A' ? 'B' : 'A';
    INFO(i);
    CHECK_FALSE(storage::parse_address(wrong));
  }
}
