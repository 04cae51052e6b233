#include "tests/support/schedule.h"

#include <array>

#include "storage/sql.h"
#include "sync/merge.h"
#include "tests/support/newer_app.h"

namespace blether::test {

using base::Result;
using model::Operation;
using model::RecordId;
using model::StreamId;
using model::Value;
using storage::Arrival;

namespace {

constexpr std::int64_t kNow = 1'795'000'000'000;  // a day in November 2026
constexpr std::int64_t kDay = 86'400'000;
const char* const kNames[] = {"Amina", "Callum", "Mairi", "Tariq", "Rona"};
const char* const kPhones[] = {"01382 221", "01382 222", "01382 223"};
const char* const kSentences[] = {"She walks to the shop.",  "Her knee is sore today!",     "Mairi rang on Monday.",
                                  "The garden is her own.",  "Is the bus still going?",     "She sleeps well enough.",
                                  "Tea is at four, always.", "Her sister comes on Sundays."};
const char* const kWords[] = {"slowly", "gladly", "often", "never", "kindly", "soon"};
const char* const kElements[] = {"older", "carer", "sight", "hearing"};
const char* const kPlaces[] = {"a", "b", "c", "d", "e"};
const char* const kAnswers[] = {"agree", "part", "disagree"};
const char* const kDays[] = {"2026-11-24", "2026-11-25", "2026-12-01"};

}  // namespace

std::string Schedule::story() const {
  std::string text;
  for (const std::string& line : story_) text += line + "\n";
  return text;
}

// --- the world

Result<std::unique_ptr<Schedule>> Schedule::create(std::uint64_t seed, const base::Path& folder,
                                                   base::ByteView choices) {
  std::unique_ptr<Schedule> schedule(new Schedule(seed, folder, choices));
  Schedule& in = *schedule;
  in.person_ = RecordId::random(in.random_);
  auto owner = model::same_id<model::OwnerId>(in.person_);
  in.streams_ = {{model::Audience::shared, owner}, {model::Audience::practice, owner}};
  for (int i = 0; i < 2; ++i) in.outcomes_.push_back(RecordId::random(in.random_));
  in.agreements_.push_back(RecordId::random(in.random_));
  in.review_ = RecordId::random(in.random_);
  in.unknowns_.push_back(RecordId::random(in.random_));
  in.may_quarantine_ = in.any(10) == 0;
  const std::size_t count = 3 + in.any(2) * in.any(3);  // three most often
  for (std::size_t i = 0; i < count; ++i) {
    TRY(auto tablet, in.make_tablet(kNames[i]));
    in.tablets_.push_back(std::move(tablet));
  }
  TRY_VOID(in.make_newer_changes());
  for (auto& tablet : in.tablets_) TRY_VOID(tablet->store->keep_devices(in.known_));
  return schedule;
}

Result<std::unique_ptr<Tablet>> Schedule::make_tablet(std::string name) {
  auto made = std::make_unique<Tablet>();
  Tablet& tablet = *made;
  tablet.name = std::move(name);
  tablet.file = folder_ / ("vault" + std::to_string(made_++) + ".db");
  tablet.clock.set_utc(kNow);
  TRY(auto key, storage::create_device_key(random_));
  tablet.secret = base::to_bytes(key.secret_key.view());
  tablet.known = {key.id, key.public_key, model::AuthorId::random(random_), tablet.name, tablet.name + "'s tablet"};
  known_.push_back(tablet.known);
  TRY_VOID(open(tablet, true));
  return made;
}

Result<void> Schedule::open(Tablet& tablet, bool is_new) {
  using storage::Connection;
  tablet.store.reset();
  const std::array<std::uint8_t, 32> key{7};
  TRY(auto connection,
      Connection::open(tablet.file, key, is_new ? Connection::Mode::create_new : Connection::Mode::open_existing));
  TRY(auto device, storage::device_key_from(tablet.secret));
  TRY(tablet.store, storage::Store::open(std::move(connection), std::move(device), tablet.known.author,
                                         {&tablet.clock, &random_, &sync::merge}));
  return {};
}

// Two changes by a device whose app is newer: a kind, a field and wire fields that this version has never heard of.
Result<void> Schedule::make_newer_changes() {
  TRY(auto key, storage::create_device_key(random_));
  storage::KnownDevice newer{key.id, key.public_key, model::AuthorId::random(random_), "Isla", "newer tablet"};
  known_.push_back(newer);
  base::Bytes previous;
  for (std::uint64_t seq = 1; seq <= 2; ++seq) {
    auto change = newer_change(key, newer.author, streams_[0], RecordId::random(random_), seq, std::move(previous));
    change.time = {kNow + 300 * kDay, 0};
    base::Bytes envelope = seal_as_newer(key, change);
    previous = storage::envelope_hash(envelope);
    newer_.push_back(std::move(envelope));
  }
  return {};
}

// --- steps

Result<void> Schedule::play() {
  for (const auto& envelope : newer_) late_.push_back({any(tablets_.size()), {Arrival{envelope, {}, {}, {}}}});
  for (std::size_t steps = 30 + any(31); steps > 0; --steps) TRY_VOID(step());
  return {};
}

Result<void> Schedule::step() {
  struct Weight {
    unsigned weight;
    Result<void> (Schedule::*act)();
  };
  static constexpr Weight kWeights[] = {
      {12, &Schedule::edit_value},   {18, &Schedule::edit_text},  {8, &Schedule::add_element},
      {5, &Schedule::drop_element},  {5, &Schedule::move},        {4, &Schedule::decide},
      {4, &Schedule::add_entry},     {4, &Schedule::withdraw},    {5, &Schedule::write_unknown},
      {3, &Schedule::write_several}, {7, &Schedule::resolve_one}, {20, &Schedule::send},
      {6, &Schedule::receive_late},  {4, &Schedule::bend_clock},  {1, &Schedule::kill_and_open},
  };
  unsigned total = 0;
  for (const Weight& one : kWeights) total += one.weight;
  auto drawn = random_.below(total);
  for (const Weight& one : kWeights) {
    if (drawn < one.weight) return (this->*one.act)();
    drawn -= one.weight;
  }
  return {};
}

Result<std::vector<model::Dot>> Schedule::seen(Tablet& tablet, const StreamId& stream, const RecordId& record,
                                               std::string_view field) {
  auto found = tablet.store->record(stream, record);
  if (found) return found->seen(field);
  if (found.error().code == base::Code::not_found) return std::vector<model::Dot>{};
  return tl::unexpected<base::Error>(found.error());
}

Result<Operation> Schedule::put(Tablet& tablet, const StreamId& stream, std::string_view kind, const RecordId& record,
                                std::string_view field, Value value) {
  TRY(auto dots, seen(tablet, stream, record, field));
  return Operation{std::string(kind), record, std::string(field), model::Act::put, std::move(value), std::move(dots)};
}

Result<void> Schedule::commit(std::size_t by, const StreamId& stream, std::vector<Operation> operations) {
  Tablet& tablet = *tablets_[by];
  TRY(auto info, tablet.store->commit({stream, "reason.test", operations}));
  ++tablet.commits;
  for (Operation& op : operations) said_.push_back({by, info.dot, stream, std::move(op)});
  if (may_quarantine_ && any(12) == 0) quarantined_.insert({stream, info.dot});
  return {};
}

Result<void> Schedule::write(std::string_view kind, const RecordId& record, std::string_view field, Value value) {
  const std::size_t by = any(tablets_.size());
  const StreamId& stream = streams_[any(8) == 0 ? 1 : 0];
  TRY(auto operation, put(*tablets_[by], stream, kind, record, field, std::move(value)));
  tell(tablets_[by]->name + " writes " + std::string(kind) + "." + std::string(field));
  return commit(by, stream, {operation});
}

Result<void> Schedule::edit_value() {
  if (any(4) == 0) return write("outcome", one_of(outcomes_), "domain", std::string("D0") + kPlaces[any(3)]);
  if (any(5) == 0) return write("review", review_, "on", Value{std::string(one_of(kDays))});
  Value phone = any(6) == 0 ? Value{} : Value{std::string(one_of(kPhones))};
  return write("person", person_, "phone", phone);
}

std::string Schedule::edited(const std::string& text) {
  switch (any(6)) {
    case 0: return std::string(one_of(kSentences));
    case 1:
      if (auto space = text.find(' ', any(text.size() + 1)); space != std::string::npos)
        return text.substr(0, space) + " " + one_of(kWords) + text.substr(space);
      break;
    case 2:
      if (auto end = text.find(". "); end != std::string::npos) return text.substr(end + 2);
      break;
    case 3: return std::string(one_of(kSentences)) + " " + text;
    default: break;
  }
  return text + (text.empty() ? "" : " ") + one_of(kSentences);
}

// As an editor does it: opened on what is shown, saved as a draft once or more.
Result<void> Schedule::edit_text() {
  const std::size_t by = any(tablets_.size());
  const bool on_person = any(2) == 0;
  const RecordId& record = on_person ? person_ : one_of(outcomes_);
  const char* field = on_person ? "matters" : "want";
  for (std::size_t saves = 1 + any(3); saves > 0; --saves) {
    auto found = tablets_[by]->store->record(streams_[0], record);
    std::string text = found ? found->text(field) : std::string();
    TRY(auto operation, put(*tablets_[by], streams_[0], on_person ? "person" : "outcome", record, field, edited(text)));
    tell(tablets_[by]->name + " edits " + field);
    TRY_VOID(commit(by, streams_[0], {operation}));
  }
  return {};
}

Result<void> Schedule::add_element() {
  const std::size_t by = any(tablets_.size());
  Operation operation{"person", person_, "care_groups", model::Act::put, std::string(one_of(kElements)), {}};
  tell(tablets_[by]->name + " adds a care group");
  return commit(by, streams_[0], {operation});
}

Result<void> Schedule::drop_element() {
  const std::size_t by = any(tablets_.size());
  auto found = tablets_[by]->store->record(streams_[0], person_);
  const model::Field* field = found ? found->field("care_groups") : nullptr;
  if (field == nullptr || field->heads.empty()) return {};
  const Value element = one_of(field->heads).value;
  Operation operation{"person", person_, "care_groups", model::Act::drop, element, {}};
  for (const model::Write& head : field->heads)
    if (head.value == element) operation.overwrites.push_back(head.dot);
  tell(tablets_[by]->name + " drops a care group");
  return commit(by, streams_[0], {operation});
}

Result<void> Schedule::move() { return write("outcome", one_of(outcomes_), "place", std::string(one_of(kPlaces))); }

Result<void> Schedule::decide() { return write("agreement", agreements_[0], "answer", std::string(one_of(kAnswers))); }

Result<void> Schedule::add_entry() {
  const std::size_t by = any(tablets_.size());
  auto record = RecordId::random(random_);
  tell(tablets_[by]->name + " notes an unmet need");
  return commit(by, streams_[0],
                {{"unmet_need", record, "need", model::Act::put, std::string(one_of(kSentences)), {}},
                 {"unmet_need", record, "reason", model::Act::put, std::string("UN03"), {}}});
}

Result<void> Schedule::withdraw() { return write("outcome", one_of(outcomes_), model::kWithdrawn, any(4) != 0); }

Result<void> Schedule::write_unknown() {
  if (any(2) == 0) return write("person", person_, "shoe_size", static_cast<std::int64_t>(any(3)) + 4);
  return write("pet", unknowns_[0], "likeness", base::Bytes{0, static_cast<std::uint8_t>(any(3)), 255, 0});
}

Result<void> Schedule::write_several() {
  const std::size_t by = any(tablets_.size());
  std::vector<Operation> operations;
  for (const RecordId& outcome : outcomes_) {
    TRY(auto operation, put(*tablets_[by], streams_[0], "outcome", outcome, "place", std::string(one_of(kPlaces))));
    operations.push_back(std::move(operation));
  }
  TRY(auto phone, put(*tablets_[by], streams_[0], "person", person_, "phone", std::string(one_of(kPhones))));
  operations.push_back(std::move(phone));
  tell(tablets_[by]->name + " writes several at once");
  return commit(by, streams_[0], std::move(operations));
}

Value Schedule::choice(const model::Conflict& conflict) {
  if (conflict.field == model::kWithdrawn) return any(2) == 0;
  if (conflict.merged.has_proposal && any(3) == 0) return conflict.merged.value;
  return one_of(conflict.heads).value;
}

Result<void> Schedule::resolve(std::size_t by, const model::Conflict& conflict, const Value& value) {
  TRY(auto operation, put(*tablets_[by], conflict.stream, conflict.kind, conflict.record, conflict.field, value));
  tell(tablets_[by]->name + " settles " + conflict.kind + "." + conflict.field);
  return commit(by, conflict.stream, {operation});
}

Result<void> Schedule::resolve_one() {
  const std::size_t by = any(tablets_.size());
  TRY(auto conflicts, tablets_[by]->store->conflicts());
  if (conflicts.empty()) return {};
  const auto& conflict = one_of(conflicts);
  return resolve(by, conflict, choice(conflict));
}

Result<void> Schedule::bend_clock() {
  Tablet& tablet = *one_of(tablets_);
  tablet.clock.set_utc(kNow + (static_cast<std::int64_t>(any(801)) - 400) * kDay);
  tell(tablet.name + "'s clock is wrong");
  return {};
}

Result<void> Schedule::kill_and_open() {
  Tablet& tablet = *one_of(tablets_);
  tell(tablet.name + "'s app is killed and opened");
  return open(tablet, false);
}

}  // namespace blether::test
