#include "storage/key_slots.h"

#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using namespace blether::storage;
using base::Code;

namespace {

base::Bytes data_key() { return base::Bytes(kDataKeyBytes, 0x42); }

KeySlots sample(base::SeededRandom& random) {
  must(base::start_cryptography());
  KeySlots slots;
  slots.device = id_named<model::DeviceId>("tablet");
  slots.name = "Ishbel";
  slots.slots.push_back(must(make_passphrase_slot(slots, 1, kPassphrase, kFloorCost, data_key(), random, kMorning)));
  return slots;
}

// The same file as somebody would write who knows the format but not the data key.
base::Bytes resealed(base::Bytes file) {
  auto body = base::ByteView(file).first(file.size() - 32);
  auto whole = hash(body);
  std::copy(whole.begin(), whole.end(), file.end() - 32);
  return file;
}

}  // namespace

TEST_CASE("The passphrase opens its slot and no other passphrase does") {
  base::SeededRandom random(1);
  auto slots = must(decode_slots(encode_slots(sample(random), data_key())));
  CHECK(slots.name == "Ishbel");
  CHECK(base::to_bytes(must(unwrap(slots, kPassphrase)).view()) == data_key());
  for (const char* wrong : {"", "correct horse batterz", "Correct horse battery", "correct horse battery "})
    CHECK(code_of(unwrap(slots, wrong)) == Code::wrong_key);
}

TEST_CASE("Neither key nor passphrase stands in the slots file") {
  base::SeededRandom random(1);
  auto file = encode_slots(sample(random), data_key());
  auto text = base::as_text(file);
  CHECK(text.find(base::as_text(data_key())) == std::string_view::npos);
  CHECK(text.find(kPassphrase) == std::string_view::npos);
}

TEST_CASE("Any flipped bit of the slots file is damage, never a newer version or another answer") {
  base::SeededRandom random(1);
  auto file = encode_slots(sample(random), data_key());
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
    auto bytes = file;
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    CHECK(code_of(decode_slots(bytes)) == Code::corrupt);
  }
  for (std::size_t length = 0; length < file.size(); ++length)
    CHECK(code_of(decode_slots(base::ByteView(file).first(length))) == Code::corrupt);
}

TEST_CASE("A slots file changed by somebody without the key opens nothing") {
  base::SeededRandom random(1);
  auto slots = sample(random);
  auto file = encode_slots(slots, data_key());
  SECTION("the name to greet") {
    auto place = base::as_text(file).find("Ishbel");
    file[place] = 'J';
    CHECK(code_of(unwrap(must(decode_slots(resealed(file))), kPassphrase)) == Code::wrong_key);
  }
  SECTION("the mark") {
    file[file.size() - 40] ^= 1;
    auto altered = resealed(file);
    must(decode_slots(altered));
    CHECK(code_of(check_mark(altered, data_key())) == Code::corrupt);
  }
  SECTION("a newer version is named as one") {
    file[8] = 2;
    CHECK(code_of(decode_slots(resealed(file))) == Code::too_new);
  }
}

TEST_CASE("Costs meant to exhaust the tablet are refused before anything is derived") {
  base::SeededRandom random(1);
  auto slots = sample(random);
  auto refuse = [&](std::uint64_t ops, std::uint64_t memory) {
    auto hostile = slots;
    hostile.slots[0].ops = ops;
    hostile.slots[0].memory = memory;
    return code_of(decode_slots(encode_slots(hostile, data_key())));
  };
  CHECK(refuse(17, 8192) == Code::corrupt);
  CHECK(refuse(1, (512u << 20) + 1) == Code::corrupt);
  CHECK(refuse(0, 8192) == Code::corrupt);
  CHECK(refuse(1, 100) == Code::corrupt);
}

TEST_CASE("Each use of the data key gets a key of its own") {
  must(base::start_cryptography());
  auto database = must(subkey(data_key(), Subkey::database));
  auto slots = must(subkey(data_key(), Subkey::slots));
  CHECK(base::to_bytes(database.view()) != base::to_bytes(slots.view()));
  CHECK(base::to_bytes(database.view()) != data_key());
}

TEST_CASE("Of two copies the newer whole one counts") {
  base::SeededRandom random(1);
  TempFolder folder;
  base::SystemFiles files;
  CHECK(code_of(read_slots(files, folder.path())) == Code::not_found);
  auto slots = sample(random);
  must(write_slots(files, folder.path(), encode_slots(slots, data_key())));
  CHECK_FALSE(must(read_slots(files, folder.path())).needs_repair);
  slots.generation = 2;
  slots.slots.push_back(must(make_passphrase_slot(slots, 2, "another passphrase", kFloorCost, data_key(), random, 1)));
  must(files.replace(folder / kSlotsA, encode_slots(slots, data_key())));  // a power cut between a and b
  auto read = must(read_slots(files, folder.path()));
  CHECK(read.slots.slots.size() == 2);
  CHECK(read.needs_repair);
  must(unwrap(read.slots, "another passphrase"));
}
