#include "storage/model/change.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <array>

#include "storage/model/change.pb.h"

namespace blether::model {

using base::Code;
using base::fail;
using base::Result;

namespace {

// Gives each thing its place in a list, once.
template <class T>
class Places {
 public:
  std::uint32_t of(const T& thing) {
    auto [found, added] = places_.try_emplace(thing, static_cast<std::uint32_t>(list_.size()));
    if (added) list_.push_back(thing);
    return found->second;
  }
  const std::vector<T>& list() const { return list_; }

 private:
  std::map<T, std::uint32_t> places_;
  std::vector<T> list_;
};

std::string as_string(base::ByteView bytes) { return std::string(base::as_text(bytes)); }

void put_value(const Value& value, wire::Operation& out) {
  if (auto* flag = std::get_if<bool>(&value)) out.set_flag(*flag);
  if (auto* number = std::get_if<std::int64_t>(&value)) out.set_number(*number);
  if (auto* text = std::get_if<std::string>(&value)) out.set_text(*text);
  if (auto* blob = std::get_if<base::Bytes>(&value)) out.set_blob(blob->data(), blob->size());
}

Value take_value(const wire::Operation& in) {
  switch (in.value_case()) {
    case wire::Operation::kFlag: return in.flag();
    case wire::Operation::kNumber: return in.number();
    case wire::Operation::kText: return in.text();
    case wire::Operation::kBlob: return base::to_bytes(base::as_bytes(in.blob()));
    case wire::Operation::VALUE_NOT_SET: break;
  }
  return {};
}

template <class T>
Result<T> take_id(const std::string& bytes, const char* place) {
  auto id = T::from_bytes(base::as_bytes(bytes));
  if (!id) return fail(Code::invalid, std::string(place) + " is not 16 bytes");
  return *id;
}

Result<std::string> take_name(const wire::Change& in, std::uint32_t place) {
  if (place >= static_cast<std::uint32_t>(in.names_size())) return fail(Code::invalid, "name out of range");
  const std::string& name = in.names(static_cast<int>(place));
  if (name.empty() || name.size() > kMostNameBytes) return fail(Code::invalid, "name length");
  return name;
}

Result<Operation> take_operation(const wire::Change& in, const wire::Operation& op,
                                 const std::vector<DeviceId>& devices) {
  Operation out;
  TRY(out.kind, take_name(in, op.kind()));
  TRY(out.field, take_name(in, op.field()));
  if (op.record() >= static_cast<std::uint32_t>(in.records_size())) return fail(Code::invalid, "record out of range");
  TRY(out.record, take_id<RecordId>(in.records(static_cast<int>(op.record())), "record"));
  if (op.act() != 1 && op.act() != 2) return fail(Code::invalid, "act");
  out.act = static_cast<Act>(op.act());
  out.value = take_value(op);
  if (op.overwrites_size() % 2 != 0) return fail(Code::invalid, "overwrites are not pairs");
  for (int i = 0; i < op.overwrites_size(); i += 2) {
    if (op.overwrites(i) >= devices.size()) return fail(Code::invalid, "overwritten device out of range");
    out.overwrites.push_back({devices[op.overwrites(i)], op.overwrites(i + 1)});
  }
  std::sort(out.overwrites.begin(), out.overwrites.end());
  return out;
}

}  // namespace

base::Bytes encode(const Change& change) {
  wire::Change out;
  out.set_audience(static_cast<std::uint32_t>(change.stream.audience));
  out.set_owner(as_string(change.stream.owner.view()));
  out.set_author(as_string(change.author.view()));
  out.set_seq(change.seq);
  out.set_previous(as_string(change.previous));
  out.set_wall_ms(change.time.wall_ms);
  out.set_count(change.time.count);
  out.set_reason(change.reason);

  Places<DeviceId> devices;
  devices.of(change.device);
  auto own = change.parents.find(change.device);
  out.add_parents(own == change.parents.end() ? 0 : own->second);
  for (const auto& [device, seq] : change.parents)
    if (device != change.device) devices.of(device), out.add_parents(seq);

  Places<RecordId> records;
  Places<std::string> names;
  for (const Operation& op : change.operations) {
    wire::Operation& to = *out.add_operations();
    to.set_kind(names.of(op.kind));
    to.set_record(records.of(op.record));
    to.set_field(names.of(op.field));
    to.set_act(static_cast<std::uint32_t>(op.act));
    put_value(op.value, to);
    for (const Dot& dot : op.overwrites) to.add_overwrites(devices.of(dot.device)), to.add_overwrites(dot.seq);
  }
  for (const auto& device : devices.list()) out.add_devices(as_string(device.view()));
  for (const auto& record : records.list()) out.add_records(as_string(record.view()));
  for (const auto& name : names.list()) out.add_names(name);

  base::Bytes bytes(out.ByteSizeLong());
  out.SerializeWithCachedSizesToArray(bytes.data());
  return bytes;
}

Result<Change> decode(base::ByteView bytes) {
  if (bytes.size() > kMostChangeBytes) return fail(Code::invalid, "change too long");
  // One block for the whole message: a list of people parses thousands of them.
  std::array<char, 8192> first_block;
  google::protobuf::ArenaOptions options;
  options.initial_block = first_block.data();
  options.initial_block_size = first_block.size();
  google::protobuf::Arena arena(options);
  wire::Change& in = *google::protobuf::Arena::CreateMessage<wire::Change>(&arena);
  if (!in.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return fail(Code::invalid, "not a change");
  if (in.audience() < 1 || in.audience() > 4) return fail(Code::invalid, "audience");
  if (in.seq() == 0) return fail(Code::invalid, "sequence 0");
  if (in.devices_size() == 0) return fail(Code::invalid, "no device");
  if (in.parents_size() > in.devices_size()) return fail(Code::invalid, "more parents than devices");
  if (static_cast<std::size_t>(in.operations_size()) > kMostOperations) return fail(Code::invalid, "too many operations");

  Change change;
  change.stream.audience = static_cast<Audience>(in.audience());
  TRY(change.stream.owner, take_id<OwnerId>(in.owner(), "owner"));
  TRY(change.author, take_id<AuthorId>(in.author(), "author"));
  change.seq = in.seq();
  change.previous = base::to_bytes(base::as_bytes(in.previous()));
  if (change.previous.size() != (change.seq == 1 ? 0u : 32u)) return fail(Code::invalid, "previous");
  change.time = {in.wall_ms(), in.count()};
  change.reason = in.reason();

  std::vector<DeviceId> devices;
  for (const std::string& device : in.devices()) {
    TRY(auto id, take_id<DeviceId>(device, "device"));
    devices.push_back(id);
  }
  change.device = devices.front();
  for (int i = 0; i < in.parents_size(); ++i)
    if (in.parents(i) != 0) change.parents[devices[static_cast<std::size_t>(i)]] = in.parents(i);
  for (const wire::Operation& op : in.operations()) {
    TRY(auto operation, take_operation(in, op, devices));
    change.operations.push_back(std::move(operation));
  }
  return change;
}

}  // namespace blether::model
