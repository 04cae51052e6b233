// What the answers of a carer's own plan say. The link ids are those of acsp.v1, ycs.v1 and ycs-young.v1.
#include <algorithm>

#include "care/canonical.h"
#include "care/carer.h"
#include "care/record_edit.h"
#include "care/unmet_need.h"
#include "storage/model/schema.h"

namespace blether::care {

namespace {

// Looks at the answers by what comes after the template's own prefix.
class Plan {
 public:
  explicit Plan(const Conversation& at) : at_(at) {
    std::string_view id = at.form().id;
    prefix_ = id.starts_with("acsp") ? "acsp." : id.starts_with("ycs-young") ? "ycsp." : "ycs.";
  }
  bool adult() const { return prefix_ == "acsp."; }
  bool pictures() const { return prefix_ == "ycsp."; }
  const Item* item(std::string_view rest) const { return at_.form().find(prefix_ + std::string(rest)); }
  const model::Record* answer(std::string_view rest) const {
    auto index = at_.form().index_of(prefix_ + std::string(rest));
    return index ? at_.answer(*index) : nullptr;
  }
  std::string choice(std::string_view rest) const {
    const model::Record* found = answer(rest);
    return found ? found->text("choice") : std::string();
  }
  std::string text(std::string_view rest) const {
    const model::Record* found = answer(rest);
    return found ? found->text("text") : std::string();
  }

 private:
  const Conversation& at_;
  std::string prefix_;
};

void add_supports(Canonical& bytes, std::span<const CarerSupport> supports) {
  if (supports.empty()) return;
  bytes.add("supports");
  bytes.number(supports.size());
  for (const CarerSupport& each : supports) {
    for (const std::string* words : {&each.need, &each.what, &each.who, &each.met, &each.from, &each.as_break})
      bytes.add(*words);
    bytes.number(static_cast<std::uint64_t>(each.option));
  }
}

// By root, so that every tablet has them in one order.
void add_waiting(Canonical& bytes, std::span<const model::Record> records) {
  std::vector<NeedNow> needs = needs_now(records);
  std::erase_if(needs, [](const NeedNow& need) { return !need.waiting; });
  if (needs.empty()) return;
  std::sort(needs.begin(), needs.end(), [](const NeedNow& a, const NeedNow& b) { return a.root < b.root; });
  bytes.add("waiting");
  bytes.number(needs.size());
  for (const NeedNow& need : needs) {
    const NeedEntry said = entry_of(*need.latest);
    for (const std::string* words : {&said.need, &said.reason, &said.words, &said.amount_wanted, &said.amount_got,
                                     &said.unit, &said.interim, &said.look_again, &said.status})
      bytes.add(*words);
  }
}

std::string hash_in(const model::Record& attachment) {
  const model::Value value = attachment.value("hash");
  const auto* hash = std::get_if<base::Bytes>(&value);
  return hash != nullptr ? std::string(hash->begin(), hash->end()) : std::string();
}

// What was said aloud is signed by the hash of its file: the same on every tablet, also where the file has not come yet.
void add_kept(Canonical& bytes, const Conversation& plan, std::span<const model::Record> records) {
  struct Kept {
    std::string item, hash, words;
    auto operator<=>(const Kept&) const = default;
  };
  std::vector<Kept> kept;
  const std::string own = plan.id().hex();
  for (const model::Record* record : standing(records, model::kind::attachment))
    if (read_text(*record, "conversation") == own && !record->flag("hidden"))
      kept.push_back({read_text(*record, "item"), hash_in(*record), record->text("words")});
  if (kept.empty()) return;
  std::sort(kept.begin(), kept.end());
  bytes.add("kept");
  bytes.number(kept.size());
  for (const Kept& each : kept)
    for (const std::string* part : {&each.item, &each.hash, &each.words}) bytes.add(*part);
}

}  // namespace

std::vector<TaskState> tasks_of(const Conversation& conversation) {
  Plan plan(conversation);
  std::string asked = plan.adult() ? "3.tasks" : "2.tasks", section = plan.adult() ? "4." : "5.";
  const Item* item = plan.item(asked);
  const model::Record* answer = plan.answer(asked);
  std::vector<TaskState> tasks;
  if (!item || !answer) return tasks;
  auto chosen = answer->texts("choices");
  for (const Option& option : item->options) {
    if (std::find(chosen.begin(), chosen.end(), option.code) == chosen.end()) continue;
    TaskState task{option.code, option.label.text, option.icon, {}, {}, {}, false};
    task.able = plan.choice(section + option.code + ".able");
    task.willing = plan.pictures() ? plan.choice("3.want") : plan.choice(section + option.code + ".willing");
    if (!plan.adult()) task.right = plan.pictures() ? plan.choice("3.much") : plan.choice("4." + option.code);
    auto short_of = [](const std::string& code) { return code == "partly" || code == "no"; };
    task.wants_less = short_of(task.able) || short_of(task.willing);
    tasks.push_back(std::move(task));
  }
  return tasks;
}

std::vector<Fault> statement_faults(const Conversation& statement) {
  Plan plan(statement);
  std::vector<Fault> faults;
  if (plan.adult()) return faults;
  std::string page = plan.pictures() ? "6." : "4.", authority = plan.pictures() ? "6." : "11.";
  std::string right = plan.choice(page + "right");
  if (right.empty())
    faults.push_back({"right", "carer.needs.right"});
  else if (!has_words(plan.text(page + "reasons")))
    faults.push_back({"reasons", "carer.needs.reasons"});
  bool too_much = right == "partly" || right == "too-much";
  if (too_much && !has_words(plan.text(page + "action"))) faults.push_back({"action", "carer.needs.action"});
  std::string who = plan.choice(authority + "authority");
  if (who.empty()) faults.push_back({"authority", "carer.needs.authority"});
  const model::Record* approved = plan.answer(authority + "approved");
  if (who == "school" && (!approved || approved->text("date").empty()))
    faults.push_back({"approved", "carer.needs.approval"});
  return faults;
}

base::Bytes canonical_bytes(const Conversation& plan, const BesideAnswers& beside) {
  Canonical bytes("carer-plan");
  bytes.add(plan.form().id);
  for (std::size_t index = 0; index < plan.form().items.size(); ++index)
    for (unsigned repeat = 0; repeat < plan.repeats(index); ++repeat) {
      const model::Record* answer = plan.answer(index, repeat);
      if (!answer) continue;
      bytes.add(plan.form().items[index].link_id);
      bytes.number(repeat);
      for (const char* field : {"text", "choice", "date", "note", "skipped"}) bytes.add(answer->text(field));
      bytes.add(score_code(answer->value("score")));
      bytes.number(static_cast<std::uint64_t>(answer->number("number")));
      auto choices = answer->texts("choices");
      std::sort(choices.begin(), choices.end());
      bytes.number(choices.size());
      for (const std::string& choice : choices) bytes.add(choice);
    }
  add_supports(bytes, beside.supports);
  add_waiting(bytes, beside.needs);
  add_kept(bytes, plan, beside.kept);
  return bytes.take();
}

BreaksEnough breaks_enough(const Conversation& conversation) {
  Plan plan(conversation);
  std::string code = plan.choice(plan.adult() ? "6.enough" : "8.enough");
  if (code == "enough") return BreaksEnough::enough;
  if (code == "not-enough") return BreaksEnough::not_enough;
  return code == "unsure" ? BreaksEnough::unsure : BreaksEnough::not_said;
}

EmergencyCard emergency_card(const Conversation& conversation, std::string_view carer, std::string_view cares_for) {
  Plan plan(conversation);
  EmergencyCard card{std::string(carer), std::string(cares_for), {}, {}, {}, {}, {}, false};
  std::string page = plan.adult() ? "7." : plan.pictures() ? "5." : "9.";
  card.first = plan.text(page + "first");
  card.second = plan.text(page + "second");
  if (plan.adult()) {
    card.key = plan.text("7.key");
    card.first_day = plan.text("7.day");
    card.papers = plan.text("7.papers");
  } else {
    card.first_day = plan.text(page + "not");  // what a grown-up takes over
  }
  card.complete = has_words(card.first) && has_words(card.first_day);
  return card;
}

}  // namespace blether::care
