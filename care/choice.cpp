#include "care/choice.h"

#include <algorithm>
#include <iterator>

#include "care/outcomes.h"
#include "care/record_edit.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

bool in_conflict(const model::Record& record, std::string_view field) {
  const model::Field* found = record.field(field);
  return found && found->merged.state == model::FieldState::conflict;
}

// The day before, but never before `earliest`.
std::string day_before(std::string_view iso, std::string_view earliest) {
  auto date = base::parse_date(iso), first = base::parse_date(earliest);
  if (!date) return std::string(earliest);
  auto before = base::date_from_days(base::days_since_epoch(*date) - 1);
  return base::to_iso(first ? std::max(before, *first) : before);
}

model::RecordId spell_id(const model::RecordId& support, std::size_t number) {
  return model::derived_id(support, kind::choice, static_cast<std::uint32_t>(number));
}

// Of one that was read from these.
const model::Record& record_of(const Spell& spell, std::span<const model::Record> choices) {
  return *std::find_if(choices.begin(), choices.end(), [&](const auto& record) { return record.id == spell.record; });
}

// The spell before ends on the day before the new one; one that had ended by then stays as it ended.
Operations make_way(const Spell& before, std::string_view from, std::span<const model::Record> choices) {
  if (before.record.is_none() || (!before.until.empty() && before.until < from)) return {};
  const model::Record& record = record_of(before, choices);
  RecordEdit edit(kind::choice, record.id, &record);
  edit.set("until", day_before(from, before.from));
  edit.set("end_why", "");
  return edit.take();
}

}  // namespace

std::optional<Fault> money_closed(std::span<const model::Record> outcomes) {
  for (const model::Record& outcome : outcomes)
    if (is_kept(outcome) && (has_words(outcome.text("own_words")) || has_words(outcome.text("so_that"))))
      return std::nullopt;
  return Fault{"outcome", "choice.needs.outcome"};
}

std::vector<Spell> spells_of(const model::RecordId& support, std::span<const model::Record> records) {
  std::vector<Spell> spells;
  const std::string own = support.hex();
  for (const model::Record* record : standing(records, kind::choice)) {
    if (record->text("support") != own) continue;
    Spell spell;
    spell.record = record->id;
    spell.option = static_cast<int>(record->number("option"));
    spell.how = record->text("how") == "deemed" ? How::deemed : How::chosen;
    spell.disputed = in_conflict(*record, "option") || in_conflict(*record, "how");
    spell.from = record->text("from");
    spell.until = record->text("until");
    spell.end_why = record->text("end_why");
    spell.words = record->text("words");
    spell.round = record->text("round");
    spells.push_back(std::move(spell));
  }
  auto place = [&](const Spell& spell) {
    for (std::size_t n = 0; n < spells.size() + 64; ++n)  // withdrawn ones keep their numbers
      if (spell.record == spell_id(support, n)) return n;
    return spells.size() + 64;
  };
  std::vector<std::pair<std::size_t, Spell>> numbered;
  for (const Spell& spell : spells) numbered.emplace_back(place(spell), spell);
  std::sort(numbered.begin(), numbered.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second.from, a.first, a.second.record) < std::tie(b.second.from, b.first, b.second.record);
  });
  for (std::size_t i = 0; i < spells.size(); ++i) spells[i] = std::move(numbered[i].second);
  return spells;
}

Standing standing_of(const std::vector<Spell>& spells, base::CivilDate day) {
  if (spells.empty()) return Standing::not_yet;
  const Spell& now = spells.back();
  if (!now.until.empty() && now.until < base::to_iso(day)) return Standing::ended;
  if (now.how == How::deemed) return Standing::deemed;
  bool differs = std::any_of(spells.begin(), spells.end(),
                             [&](const Spell& spell) { return spell.option != now.option || spell.how != now.how; });
  return differs ? Standing::changed : Standing::chosen;
}

std::vector<Fault> choice_faults(const ChoiceGround& ground) {
  std::vector<Fault> faults;
  if (auto closed = money_closed(ground.outcomes)) faults.push_back(*closed);
  const std::string round = ground.round.hex();
  if (explanations(ground.explanations, kExplainsOptions, round).empty())
    faults.push_back({"explained", "choice.needs.explained"});
  auto offers = offers_of(ground.round, ground.offers);
  if (std::any_of(offers.begin(), offers.end(), [](const Offer& offer) { return offer.state == Offered::not_said; }))
    faults.push_back({"offered", "choice.needs.offered"});
  if (std::any_of(offers.begin(), offers.end(), [](const Offer& offer) { return offer.disputed; }))
    faults.push_back({"offered", "choice.needs.settled"});
  const model::Record* record = latest_told(ground.told, round);
  AmountsTold told = record ? amounts_told_of(*record) : AmountsTold();
  bool compare =
      std::any_of(ground.weekly_now.begin(), ground.weekly_now.end(), [](auto& now) { return now.has_value(); });
  for (std::size_t i = 0; i < 3; ++i) {
    if (offers[i].state != Offered::offered) continue;
    // An amount that has changed since is not the amount that was told.
    if (told.weekly[i] && (!compare || told.weekly[i] == ground.weekly_now[i])) continue;
    faults.push_back({"told", told.weekly[i] ? "choice.needs.told_again" : "choice.needs.told"});
    break;
  }
  return faults;
}

Operations end_spells(const model::RecordId& support, std::string_view last_day, std::string_view why,
                      std::span<const model::Record> choices) {
  Operations all;
  for (const Spell& spell : spells_of(support, choices)) {
    if (!spell.until.empty() && spell.until <= last_day) continue;
    const model::Record& record = record_of(spell, choices);
    Operations some = withdraw(record);
    if (spell.from <= last_day) {
      RecordEdit edit(kind::choice, record.id, &record);
      edit.set("until", last_day);
      edit.set("end_why", why);
      some = edit.take();
    }
    all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return all;
}

Result<Operations> choose(const model::RecordId& support, const ChoiceGround& ground, const NewChoice& choice) {
  auto faults = choice_faults(ground);
  if (!faults.empty()) return fail(Code::denied, faults.front().field);
  if (choice.option < 1 || choice.option > 3) return fail(Code::invalid, "option");
  // Silence is Option 3 by law, and nothing else (section 5(5)); it needs no offer to have been taken.
  if (choice.how == How::deemed && choice.option != 3) return fail(Code::invalid, "option");
  auto offers = offers_of(ground.round, ground.offers);
  if (choice.how == How::chosen && offers[static_cast<std::size_t>(choice.option - 1)].state != Offered::offered)
    return fail(Code::invalid, "option");
  if (!base::parse_date(choice.from)) return fail(Code::invalid, "from");
  auto spells = spells_of(support, ground.choices);
  const Spell before = spells.empty() ? Spell() : spells.back();
  if (choice.from < before.from) return fail(Code::invalid, "from");
  Operations operations = make_way(before, choice.from, ground.choices);
  // The first number that no record has, withdrawn ones counted: a number stands for one choice for ever.
  std::size_t number = 0;
  auto taken = [&](const model::RecordId& id) {
    return std::any_of(ground.choices.begin(), ground.choices.end(),
                       [&](const auto& record) { return record.id == id; });
  };
  while (taken(spell_id(support, number))) ++number;
  RecordEdit edit(kind::choice, spell_id(support, number), nullptr);
  edit.set("support", support.hex());
  edit.set("round", ground.round.hex());
  if (const model::Record* told = latest_told(ground.told, ground.round.hex())) edit.set("told", told->id.hex());
  edit.set("option", std::int64_t{choice.option});
  edit.set("how", choice.how == How::deemed ? "deemed" : "chosen");
  edit.set("from", choice.from);
  if (choice.from <= before.until) edit.set("until", before.until), edit.set("end_why", before.end_why);
  edit.set("words", choice.words);
  edit.set("at", choice.at_ms);
  for (model::Operation& operation : edit.take()) operations.push_back(std::move(operation));
  return operations;
}

int person_option(const std::vector<std::vector<Spell>>& spells_by_support, base::CivilDate day) {
  int option = 0;
  for (const auto& spells : spells_by_support) {
    const Standing standing = standing_of(spells, day);
    if (standing == Standing::not_yet || standing == Standing::ended) continue;
    if (option != 0 && option != spells.back().option) return 4;
    option = spells.back().option;
  }
  return option;
}

ChoiceCount count_choices(const std::array<Offer, 4>& offers,
                          const std::vector<std::vector<Spell>>& spells_by_support, base::CivilDate day) {
  ChoiceCount count;
  for (const Offer& offer : offers) {
    count.offered += offer.state == Offered::offered;
    count.not_offered += offer.state == Offered::not_offered;
  }
  for (const auto& spells : spells_by_support) {
    switch (standing_of(spells, day)) {
      case Standing::chosen: ++count.chosen; break;
      case Standing::deemed: ++count.deemed; break;
      case Standing::changed: ++count.changed; break;
      case Standing::not_yet: ++count.not_yet; break;
      case Standing::ended: ++count.ended; break;
    }
  }
  return count;
}

}  // namespace blether::care
