#include "sync/hub/people.h"

#include <nlohmann/json.hpp>

#include "storage/model/derived_id.h"
#include "storage/model/schema.h"
#include "sync/streams.h"

namespace blether::hub {

namespace {

using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

struct NewPerson {
  std::string key;  // as in the file
  model::RecordId id;
  std::vector<model::Operation> operations;
};

struct NewWorker {
  std::string name, team, phone;
  std::vector<model::RecordId> caseload;
};

struct File {
  std::vector<NewPerson> people;
  std::vector<NewWorker> workers;
};

bool is_field(std::string_view kind, std::string_view field) {
  for (const model::FieldRule& rule : model::schema())
    if (rule.kind == kind && rule.field == field) return true;
  return false;
}

Result<model::Value> value_of(const json& given, const std::string& place) {
  if (given.is_string()) return model::Value(given.get<std::string>());
  if (given.is_boolean()) return model::Value(given.get<bool>());
  if (given.is_number_integer()) return model::Value(given.get<std::int64_t>());
  return fail(Code::invalid, place);
}

// The fields of one record. `other` names keys that are not fields.
Result<void> read_fields(const json& given, std::string_view kind, const model::RecordId& id,
                         std::initializer_list<std::string_view> other, const std::string& place,
                         std::vector<model::Operation>& operations) {
  if (!given.is_object()) return fail(Code::invalid, place);
  for (const auto& [key, value] : given.items()) {
    if (std::find(other.begin(), other.end(), key) != other.end()) continue;
    const std::string here = place + "/" + key;
    if (!is_field(kind, key)) return fail(Code::invalid, here);
    const bool is_set = model::rule_of(kind, key).merge == model::MergeKind::set;
    if (is_set != value.is_array()) return fail(Code::invalid, here);
    const json elements = is_set ? value : json::array({value});
    for (const json& element : elements) {
      TRY(model::Value read, value_of(element, here));
      operations.push_back({std::string(kind), id, key, model::Act::put, std::move(read), {}});
    }
  }
  return {};
}

// A key of the file is an id in hexadecimal, or a name of its own that always gives the same id.
model::RecordId id_of(const std::string& key) {
  if (auto id = model::RecordId::from_hex(key)) return *id;
  return model::derived_id(model::RecordId{}, "person/" + key);
}

Result<std::string> text_at(const json& object, const char* key, const std::string& place, bool must) {
  auto found = object.find(key);
  if (found == object.end() && !must) return std::string();
  if (found == object.end() || !found->is_string() || (must && found->get<std::string>().empty()))
    return fail(Code::invalid, place + "/" + key);
  return found->get<std::string>();
}

Result<NewPerson> read_person(const json& given, const std::string& place) {
  if (!given.is_object()) return fail(Code::invalid, place);
  NewPerson person;
  TRY(person.key, text_at(given, "id", place, true));
  person.id = id_of(person.key);
  TRY_VOID(read_fields(given, model::kind::person, person.id, {"id", "relations"}, place, person.operations));
  const json relations = given.value("relations", json::array());
  if (!relations.is_array()) return fail(Code::invalid, place + "/relations");
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const model::RecordId id = model::derived_id(person.id, "relation", static_cast<std::uint32_t>(i));
    const std::string here = place + "/relations/" + std::to_string(i);
    const std::size_t first = person.operations.size();
    TRY_VOID(read_fields(relations[i], model::kind::relation, id, {}, here, person.operations));
    // "person" names somebody else in the file.
    for (std::size_t at = first; at < person.operations.size(); ++at) {
      model::Operation& operation = person.operations[at];
      if (operation.field == "person") operation.value = id_of(model::text_of(operation.value)).hex();
    }
  }
  if (person.operations.empty()) return fail(Code::invalid, place);
  return person;
}

Result<NewWorker> read_worker(const json& given, const std::vector<NewPerson>& people, const std::string& place) {
  if (!given.is_object()) return fail(Code::invalid, place);
  NewWorker worker;
  TRY(worker.name, text_at(given, "name", place, true));
  TRY(worker.team, text_at(given, "team", place, false));
  TRY(worker.phone, text_at(given, "phone", place, false));
  const json caseload = given.value("caseload", json::array());
  if (!caseload.is_array()) return fail(Code::invalid, place + "/caseload");
  for (const json& key : caseload) {
    const bool known = key.is_string() && std::any_of(people.begin(), people.end(), [&](const NewPerson& person) {
      return person.key == key.get<std::string>();
    });
    if (!known) return fail(Code::invalid, place + "/caseload");
    worker.caseload.push_back(id_of(key.get<std::string>()));
  }
  return worker;
}

Result<File> read_file(std::string_view text) {
  const json given = json::parse(text, nullptr, false);
  if (!given.is_object()) return fail(Code::invalid, "/");
  const json people = given.value("people", json::array()), workers = given.value("workers", json::array());
  if (!people.is_array() || !workers.is_array()) return fail(Code::invalid, "/people or /workers");
  File file;
  for (std::size_t i = 0; i < people.size(); ++i) {
    TRY(NewPerson person, read_person(people[i], "/people/" + std::to_string(i)));
    file.people.push_back(std::move(person));
  }
  for (std::size_t i = 0; i < workers.size(); ++i) {
    TRY(NewWorker worker, read_worker(workers[i], file.people, "/workers/" + std::to_string(i)));
    file.workers.push_back(std::move(worker));
  }
  return file;
}

Result<bool> is_known(Office& office, const model::RecordId& person) {
  auto record = office.store().record(sync::shared_stream(person), person);
  if (record) return true;
  if (record.error().code == Code::not_found) return false;
  return tl::unexpected<base::Error>(record.error());
}

Result<std::optional<model::AuthorId>> worker_named(LedgerWork& ledger, const std::string& name) {
  TRY(auto workers, ledger.workers());
  for (const Worker& worker : workers)
    if (worker.role == Role::worker && worker.name == name) return std::optional(worker.author);
  return std::optional<model::AuthorId>();
}

// Name, team and phone in the staff list. Whoever it says something of already stays as they are.
Result<void> list_worker(Office& office, const model::AuthorId& author, const NewWorker& worker) {
  const auto id = model::same_id<model::RecordId>(author);
  auto record = office.store().record(sync::staff_stream(), id);
  if (record) return {};
  if (record.error().code != Code::not_found) return tl::unexpected<base::Error>(record.error());
  storage::Draft draft{sync::staff_stream(), "reason.imported", {}};
  for (const auto& [field, value] :
       {std::pair("name", &worker.name), std::pair("team", &worker.team), std::pair("phone", &worker.phone)})
    if (!value->empty())
      draft.operations.push_back({std::string(model::kind::worker), id, field, model::Act::put, *value, {}});
  TRY_VOID(office.write(draft));
  return {};
}

Result<void> import_worker(Ledger& ledger, Office& office, const NewWorker& worker, ImportInfo& info) {
  TRY(auto author, from_ledger<std::optional<model::AuthorId>>(
                       ledger, [&](LedgerWork& work) { return worker_named(work, worker.name); }));
  if (!author) {
    TRY(author, add_worker(ledger, office, worker.name, worker.team, worker.phone));
    ++info.workers;
  }
  TRY_VOID(list_worker(office, *author, worker));
  return ledger.atomically([&](LedgerWork& work) -> Result<void> {
    for (const model::RecordId& person : worker.caseload)
      TRY_VOID(work.assign(*author, model::same_id<model::OwnerId>(person)));
    return {};
  });
}

model::AuthorId worker_id(const Office& office, const std::string& name) {
  const auto parent = model::same_id<model::RecordId>(office.author());
  return model::same_id<model::AuthorId>(model::derived_id(parent, "worker/" + name));
}

}  // namespace

Result<model::AuthorId> add_worker(Ledger& ledger, Office& office, const std::string& name, const std::string& team,
                                   const std::string& phone) {
  const model::AuthorId author = worker_id(office, name);
  TRY_VOID(ledger.atomically([&](LedgerWork& work) -> Result<void> {
    TRY_VOID(work.hold_directory());
    TRY(auto known, worker_named(work, name));
    if (known) return fail(Code::exists, "worker");
    return work.add_worker({author, name, Role::worker});
  }));
  TRY_VOID(list_worker(office, author, {name, team, phone, {}}));
  return author;
}

Result<void> complete_staff(Ledger& ledger, Office& office) {
  TRY_VOID(office.catch_up());
  TRY(auto workers, from_ledger<std::vector<Worker>>(ledger, [](LedgerWork& work) { return work.workers(); }));
  for (const Worker& worker : workers)
    if (worker.role == Role::worker) TRY_VOID(list_worker(office, worker.author, {worker.name, {}, {}, {}}));
  return {};
}

Result<ImportInfo> import_people(Ledger& ledger, Office& office, std::string_view text) {
  TRY(File file, read_file(text));
  TRY_VOID(office.catch_up());
  ImportInfo info;
  for (NewPerson& person : file.people) {
    TRY(bool known, is_known(office, person.id));
    if (known) {
      ++info.known;
      continue;
    }
    TRY_VOID(office.write({sync::shared_stream(person.id), "reason.imported", std::move(person.operations)}));
    ++info.people;
  }
  for (const NewWorker& worker : file.workers) TRY_VOID(import_worker(ledger, office, worker, info));
  return info;
}

}  // namespace blether::hub
