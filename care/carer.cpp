#include "care/carer.h"

#include <algorithm>

#include "care/record_edit.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr TextField<CarerEvent> kEvent[] = {
    {"round", &CarerEvent::round}, {"plan", &CarerEvent::plan},           {"event", &CarerEvent::event},
    {"on", &CarerEvent::on},       {"wanted_on", &CarerEvent::wanted_on}, {"reason", &CarerEvent::reason},
    {"note", &CarerEvent::note}};
constexpr TextField<CarerBreak> kBreak[] = {{"type", &CarerBreak::type},       {"wanted", &CarerBreak::wanted},
                                            {"on", &CarerBreak::on},           {"given", &CarerBreak::given},
                                            {"why_not", &CarerBreak::why_not}, {"note", &CarerBreak::note}};

constexpr std::string_view kAnswers[] = {"requested", "accepted", "declined", "thinking"};

std::optional<base::CivilDate>* place_of(CarerOffer& offer, std::string_view event) {
  if (event == "identified") return &offer.identified;
  if (event == "offered") return &offer.offered;
  if (event == "requested") return &offer.requested;
  if (event == "accepted") return &offer.accepted;
  if (event == "declined") return &offer.declined;
  if (event == "thinking") return &offer.thinking;
  if (event == "first-talk") return &offer.first_talk;
  if (event == "plan-given") return &offer.plan_given;
  return nullptr;
}

}  // namespace

bool is_carers_plan(const model::Record& conversation) {
  std::string form = conversation.text("template");
  return std::any_of(std::begin(kCarerPlans), std::end(kCarerPlans), [&](std::string_view plan) { return form.starts_with(plan); });
}

bool is_young_carer(base::CivilDate born, base::CivilDate today, bool at_school_since_before_18) {
  auto age = base::age_on(born, today);
  return age && (*age < 18 || at_school_since_before_18);
}

bool ask_if_at_school(base::CivilDate born, base::CivilDate today) {
  auto age = base::age_on(born, today);
  return age && (*age == 18 || *age == 19);
}

std::string_view template_of_plan(std::string_view plan, std::optional<base::CivilDate> born, base::CivilDate today) {
  constexpr int kPicturesUntil = 12;
  auto age = born ? base::age_on(*born, today) : std::nullopt;
  if (plan == "ycs") return age && *age < kPicturesUntil ? "ycs-young" : "ycs";
  return "acsp";
}

std::string responsible_council(std::string_view carer_lives_in, std::string_view cared_for_lives_in) {
  return std::string(cared_for_lives_in.empty() ? carer_lives_in : cared_for_lives_in);
}

CarerEvent carer_event_of(const model::Record& record) {
  CarerEvent event;
  read_texts(record, kEvent, event);
  event.terminal = read_flag(record, "terminal");
  return event;
}

Result<Operations> record_carer_event(const model::RecordId& id, const CarerEvent& event, base::CivilDate today) {
  if (event.round.empty()) return fail(Code::invalid, "round");
  if (!contains(kCarerPlans, event.plan)) return fail(Code::invalid, "plan");
  if (!contains(kCarerEvents, event.event)) return fail(Code::invalid, "event");
  auto on = base::parse_date(event.on);
  if (!on || *on > today) return fail(Code::invalid, "on");  // what has not happened starts no clock
  if (!is_day_or_none(event.wanted_on)) return fail(Code::invalid, "wanted_on");
  if (event.event == "declined" && !has_words(event.reason)) return fail(Code::invalid, "reason");
  RecordEdit edit(kind::carer_event, id, nullptr);
  write_texts(edit, kEvent, event);
  edit.set("terminal", event.terminal);  // said either way: a later entry takes back what was ticked by mistake
  return edit.take();
}

CarerOffer carer_offer(std::span<const model::Record> records, const model::RecordId& round) {
  const std::string own = round.hex();
  auto entries = standing(records, kind::carer_event);
  std::sort(entries.begin(), entries.end(),
            [](const model::Record* a, const model::Record* b) { return was_written_before(*a, *b); });
  CarerOffer offer;
  for (const model::Record* record : entries) {
    CarerEvent event = carer_event_of(*record);
    if (event.round != own) continue;
    auto* place = place_of(offer, event.event);
    if (!place) continue;
    *place = base::parse_date(event.on);
    offer.plan = event.plan;
    // Entries of old say nothing where nobody ticked it.
    if (record->field("terminal") != nullptr) offer.terminal = event.terminal;
    if (!event.wanted_on.empty()) offer.wanted_on = base::parse_date(event.wanted_on);
    if (event.event == "declined") offer.reason = event.reason;
    if (contains(kAnswers, event.event)) offer.answer = event.event;
  }
  if (offer.identified && offer.offered) offer.days_to_offer = days_between(*offer.identified, *offer.offered);
  return offer;
}

std::string standing_of(const CarerOffer& offer) {
  if (offer.plan_given) return "plan-given";
  if (!offer.answer.empty()) return offer.answer;
  return offer.offered ? "offered" : offer.identified ? "identified" : "";
}

bool is_over(const CarerOffer& offer) { return offer.plan_given || offer.answer == "declined"; }

Result<std::vector<Deadline>> carer_deadlines(const CarerOffer& offer, const Clocks& clocks, base::CivilDate today) {
  std::vector<Deadline> deadlines;
  if (!offer.terminal) return deadlines;
  // Somebody who asks need not be offered what they asked for.
  if (offer.identified && !(offer.requested && !offer.offered)) {
    TRY(auto deadline, clocks.deadline("carer-offer", *offer.identified, today, offer.offered));
    deadlines.push_back(std::move(deadline));
  }
  auto begun = offer.accepted;
  if (offer.requested && (!begun || *offer.requested < *begun)) begun = offer.requested;
  bool over = offer.declined && (!begun || *offer.declined >= *begun);
  if (begun && !over) {
    TRY(auto talk, clocks.deadline("carer-talk", *begun, today, offer.first_talk));
    if (offer.wanted_on && *offer.wanted_on > talk.due) {
      // The day the carer asks for stands instead.
      talk.due = *offer.wanted_on;
      talk.days_left = offer.first_talk ? 0 : days_between(today, talk.due);
      talk.state = state_of(talk);
    }
    deadlines.push_back(std::move(talk));
    TRY(auto plan, clocks.deadline("carer-plan", *begun, today, offer.plan_given));
    deadlines.push_back(std::move(plan));
  }
  std::sort(deadlines.begin(), deadlines.end(), [](const Deadline& a, const Deadline& b) { return a.due < b.due; });
  return deadlines;
}

CarerBreak break_of(const model::Record& record) {
  CarerBreak result;
  read_texts(record, kBreak, result);
  result.record = record.id;
  if (result.given.empty()) result.given = "not-yet";
  result.nights = record.number("nights");
  result.hours = record.number("hours");
  return result;
}

Result<Operations> set_break(const model::RecordId& id, const model::Record* now, const CarerBreak& wanted) {
  if (!contains(kBreakTypes, wanted.type)) return fail(Code::invalid, "type");
  if (!is_day_or_none(wanted.on)) return fail(Code::invalid, "on");
  if (!contains(kBreakGiven, wanted.given)) return fail(Code::invalid, "given");
  if (wanted.given == "yes" && wanted.on.empty()) return fail(Code::invalid, "on");
  if (wanted.given == "no" && wanted.why_not.empty()) return fail(Code::invalid, "why_not");
  if (wanted.nights < 0 || wanted.nights > 366) return fail(Code::invalid, "nights");
  if (wanted.hours < 0 || wanted.hours > 8'784) return fail(Code::invalid, "hours");
  RecordEdit edit(kind::carer_break, id, now);
  write_texts(edit, kBreak, wanted);
  edit.set_if_any("nights", wanted.nights);
  edit.set_if_any("hours", wanted.hours);
  return edit.take();
}

BreakCount count_breaks(std::span<const model::Record> records, std::string_view type) {
  BreakCount count;
  for (const model::Record* record : standing(records, kind::carer_break)) {
    CarerBreak one = break_of(*record);
    if (!type.empty() && one.type != type) continue;
    (one.given == "yes" ? count.had : one.given == "no" ? count.unmet : count.waiting) += 1;
  }
  return count;
}

}  // namespace blether::care
