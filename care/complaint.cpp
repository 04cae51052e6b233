#include <algorithm>

#include "care/chains.h"
#include "care/record_edit.h"
#include "care/rights.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr TextField<Complaint> kTexts[] = {{"follows", &Complaint::follows},
                                           {"stage", &Complaint::stage},
                                           {"received_on", &Complaint::received_on},
                                           {"second_on", &Complaint::second_on},
                                           {"acknowledged_on", &Complaint::acknowledged_on},
                                           {"answered_on", &Complaint::answered_on},
                                           {"from", &Complaint::from},
                                           {"how", &Complaint::how},
                                           {"points", &Complaint::points},
                                           {"wanted", &Complaint::wanted},
                                           {"longer_until", &Complaint::longer_until},
                                           {"longer_why", &Complaint::longer_why},
                                           {"result", &Complaint::result},
                                           {"remedy", &Complaint::remedy},
                                           {"remedy_by", &Complaint::remedy_by},
                                           {"remedy_on", &Complaint::remedy_on},
                                           {"learning", &Complaint::learning},
                                           {"not_one", &Complaint::not_one}};

void closing_faults(const Complaint& complaint, std::vector<Fault>& faults) {
  if (!contains(kComplaintResults, complaint.result)) faults.push_back({"result", "complaint.needs.result"});
  if (!complaint.ombudsman_told) faults.push_back({"ombudsman_told", "complaint.needs.ombudsman"});
  bool put_right = has_words(complaint.remedy);
  if (put_right && (!has_words(complaint.remedy_by) || complaint.remedy_on.empty()))
    faults.push_back({"remedy_by", "complaint.needs.remedy"});
}

}  // namespace

Complaint complaint_of(const model::Record& record) {
  Complaint complaint;
  read_texts(record, kTexts, complaint);
  if (complaint.stage.empty()) complaint.stage = "first";
  complaint.agreed_by_person = read_flag(record, "agreed_by_person");
  complaint.apology = read_flag(record, "apology");
  complaint.ombudsman_told = read_flag(record, "ombudsman_told");
  complaint.advocacy_offered = read_flag(record, "advocacy_offered");
  return complaint;
}

std::vector<Fault> complaint_faults(const Complaint& complaint) {
  std::vector<Fault> faults;
  for (const std::string* day : {&complaint.received_on, &complaint.second_on, &complaint.acknowledged_on,
                                 &complaint.answered_on, &complaint.longer_until, &complaint.remedy_on})
    if (!is_day_or_none(*day)) return {{"received_on", "complaint.needs.day"}};
  if (complaint.received_on.empty()) faults.push_back({"received_on", "complaint.needs.day"});
  if (!has_words(complaint.points)) faults.push_back({"points", "complaint.needs.points"});
  if (!complaint.not_one.empty()) {
    if (!contains(kNotComplaints, complaint.not_one)) faults.push_back({"not_one", "complaint.needs.stage"});
    return faults;  // it goes another way, and is written down all the same
  }
  if (!contains(kComplaintStages, complaint.stage)) faults.push_back({"stage", "complaint.needs.stage"});
  if (!has_words(complaint.wanted)) faults.push_back({"wanted", "complaint.needs.wanted"});
  if (complaint.from != "person" && complaint.from != "carer" && complaint.from != "other")
    faults.push_back({"from", "complaint.needs.from"});
  else if (complaint.from != "person" && !complaint.agreed_by_person)
    faults.push_back({"agreed_by_person", "complaint.needs.agreed"});
  if (complaint.stage == "second" && complaint.second_on.empty())
    faults.push_back({"second_on", "complaint.needs.day"});
  if (!complaint.longer_until.empty() && !has_words(complaint.longer_why))
    faults.push_back({"longer_why", "complaint.needs.longer"});
  if (complaint.stage == "closed") closing_faults(complaint, faults);
  return faults;
}

Result<Operations> record_complaint(const model::RecordId& id, const Complaint& complaint) {
  auto faults = complaint_faults(complaint);
  if (!faults.empty()) return fail(Code::invalid, faults.front().field);
  RecordEdit edit(kind::complaint, id, nullptr);
  write_texts(edit, kTexts, complaint);
  edit.set_if_any("agreed_by_person", complaint.agreed_by_person);
  edit.set_if_any("apology", complaint.apology);
  edit.set_if_any("ombudsman_told", complaint.ombudsman_told);
  edit.set_if_any("advocacy_offered", complaint.advocacy_offered);
  return edit.take();
}

std::vector<ComplaintNow> complaints_now(std::span<const model::Record> records) {
  std::vector<ComplaintNow> result;
  for (const Chain& chain : chains_of(records, kind::complaint))
    result.push_back({chain.root, chain.latest, chain.earlier.size() + 1});
  return result;
}

Result<std::vector<Deadline>> complaint_deadlines(const Complaint& complaint, const Clocks& clocks,
                                                  base::CivilDate today) {
  std::vector<Deadline> deadlines;
  if (!complaint.not_one.empty()) return deadlines;
  auto received = base::parse_date(complaint.received_on), second = base::parse_date(complaint.second_on);
  auto answered = base::parse_date(complaint.answered_on);
  auto longer = base::parse_date(complaint.longer_until);
  auto add = [&](std::string_view clock, base::CivilDate from, std::optional<base::CivilDate> done,
                 bool extends) -> Result<void> {
    TRY(auto deadline, clocks.deadline(clock, from, today, done));
    if (extends && longer && *longer > deadline.due) {
      deadline.due = *longer;
      if (!done) deadline.days_left = days_between(today, *longer);
      deadline.state = state_of(deadline);
    }
    deadlines.push_back(std::move(deadline));
    return {};
  };
  if (second) {
    // It was passed on: the first stage is over with that.
    TRY_VOID(add("complaint-acknowledge", *second, base::parse_date(complaint.acknowledged_on), false));
    TRY_VOID(add("complaint-answer", *second, answered, true));
  } else if (received) {
    TRY_VOID(add("complaint-first", *received, answered, true));
  }
  std::sort(deadlines.begin(), deadlines.end(), [](const Deadline& a, const Deadline& b) { return a.due < b.due; });
  return deadlines;
}

}  // namespace blether::care
