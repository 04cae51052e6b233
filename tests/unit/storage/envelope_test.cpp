#include "storage/envelope.h"

#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using base::Code;

namespace {
model::Change sample(const storage::DeviceKey& key) {
  model::Change change;
  change.stream = shared_stream("Margaret");
  change.device = key.id;
  change.author = id_named<model::AuthorId>("Ishbel");
  change.seq = 1;
  change.parents = {{id_named<model::DeviceId>("other"), 3}};
  change.time = {kMorning, 2};
  change.operations = {{"person", id_named<model::RecordId>("Margaret"), "matters", model::Act::put,
                        std::string("My garden"), {{id_named<model::DeviceId>("other"), 2}}}};
  return change;
}
storage::DeviceKey new_key(std::uint64_t seed) {
  must(base::start_cryptography());
  base::SeededRandom random(seed);
  return must(storage::create_device_key(random));
}
}  // namespace

TEST_CASE("What Ishbel's tablet sealed opens with her tablet's key and says the same") {
  auto key = new_key(1);
  auto change = must(storage::open(storage::seal(key, sample(key)), key.public_key));
  CHECK(change.dot() == model::Dot{key.id, 1});
  CHECK(change.operations.front().value == model::Value(std::string("My garden")));
  CHECK(change.parents == sample(key).parents);
  CHECK(key.id == storage::device_id_of(key.public_key));
}

TEST_CASE("A change with any one bit altered is refused") {
  auto key = new_key(1);
  auto envelope = storage::seal(key, sample(key));
  std::vector<std::size_t> opened;  // bits
  for (std::size_t bit = 0; bit < envelope.size() * 8; ++bit) {
    auto altered = envelope;
    altered[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    if (storage::open(altered, key.public_key)) opened.push_back(bit);
  }
  CHECK(opened == std::vector<std::size_t>{});
}

TEST_CASE("A change signed by one tablet cannot pass for another's") {
  auto ishbel = new_key(1), rab = new_key(2);
  CHECK(code_of(storage::open(storage::seal(rab, sample(rab)), ishbel.public_key)) == Code::invalid);
  auto forged = storage::seal(rab, sample(ishbel));  // names Ishbel's tablet inside, Rab's outside
  CHECK(code_of(storage::open(forged, rab.public_key)) == Code::invalid);
  std::copy(ishbel.id.bytes.begin(), ishbel.id.bytes.end(), forged.begin() + 1);
  CHECK(code_of(storage::open(forged, ishbel.public_key)) == Code::corrupt);
}

TEST_CASE("A signature for one use does not fit another") {
  auto key = new_key(1);
  auto message = base::to_bytes(base::as_bytes("the same words"));
  auto signature = storage::sign(key, "blether/change/v1", message);
  CHECK(storage::verify(key.public_key, "blether/change/v1", message, signature));
  CHECK_FALSE(storage::verify(key.public_key, "blether/request/v1", message, signature));
}

TEST_CASE("A cut envelope and an unknown suite are no envelopes") {
  auto key = new_key(1);
  auto envelope = storage::seal(key, sample(key));
  std::vector<std::size_t> opened;  // lengths
  for (std::size_t length = 0; length < envelope.size(); ++length)
    if (storage::open(base::ByteView(envelope).first(length), key.public_key)) opened.push_back(length);
  CHECK(opened == std::vector<std::size_t>{});
  envelope[0] = 9;
  CHECK(code_of(storage::claimed_device(envelope)) == Code::invalid);
}
