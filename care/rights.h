// Rights: someone to speak up, complaints with their clocks, "I do not agree" at every decision. All of it is only
// ever added to, so that it survives every meeting of two tablets.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/calendars.h"
#include "care/operations.h"

namespace blether::care {

// --- advocacy, and independent support or brokerage: two offers, kept apart

inline constexpr std::string_view kAdvocacySets[] = {"advocacy", "independent-support"};
inline constexpr std::string_view kAdvocacyResults[] = {"accepted", "declined", "thinking", "already-has",
                                                        "not-offered"};
inline constexpr std::string_view kAdvocacyWhyNot[] = {"urgent-visit", "asked-not-to", "not-appropriate"};

struct AdvocacyOffer {
  std::string set = "advocacy";
  std::string result;   // kAdvocacyResults
  std::string on;       // ISO
  std::string round;    // conversation or review, in hex
  std::string why_not;  // kAdvocacyWhyNot; wanted for "not-offered", with a note for "not-appropriate"
  std::string note, organisation;
  std::string referred_on, first_contact_on, came_of_it;
  std::string follows;  // the entry this one carries on, in hex
};
AdvocacyOffer advocacy_of(const model::Record& record);
base::Result<Operations> record_advocacy(const model::RecordId& id, const AdvocacyOffer& offer);
// The latest entry of a set, in a round or in any; nothing when nobody has said anything.
std::optional<AdvocacyOffer> advocacy_now(std::span<const model::Record> records, std::string_view set,
                                          std::string_view round = {});

// --- complaints

inline constexpr std::string_view kComplaintStages[] = {"first", "second", "closed"};
inline constexpr std::string_view kComplaintResults[] = {"resolved", "upheld", "partly-upheld", "not-upheld"};
// What is no complaint goes another way; the page says which.
inline constexpr std::string_view kNotComplaints[] = {"first-request", "money-claim", "court-decision"};

struct Complaint {
  std::string follows;  // earlier entry, in hex
  std::string stage = "first";
  std::string received_on, second_on, acknowledged_on, answered_on;
  std::string from = "person";    // "person", "carer", "other"
  bool agreed_by_person = false;  // wanted when it is from somebody else
  std::string how, points, wanted;
  std::string longer_until, longer_why;
  std::string result;
  bool apology = false;
  std::string remedy, remedy_by, remedy_on, learning;
  bool ombudsman_told = false, advocacy_offered = false;
  std::string not_one;  // kNotComplaints
};
Complaint complaint_of(const model::Record& record);
// Keys "complaint.needs.*". Points, what should happen, the day; consent when somebody else complains; a told reason
// for more time; closing wants a result, the Ombudsman told, and who puts it right by when if something is to be put
// right.
std::vector<Fault> complaint_faults(const Complaint& complaint);
base::Result<Operations> record_complaint(const model::RecordId& id, const Complaint& complaint);

struct ComplaintNow {
  model::RecordId root;
  const model::Record* latest = nullptr;
  std::size_t entries = 0;
};
std::vector<ComplaintNow> complaints_now(std::span<const model::Record> records);
// What is due, earliest first: 5 working days at first; then 3 to say that we have it and 20 to answer, or the later
// day that was told with its reason (Model Complaints Handling Procedure 2020).
base::Result<std::vector<Deadline>> complaint_deadlines(const Complaint& complaint, const Clocks& clocks,
                                                        base::CivilDate today);

// --- "I do not agree"

inline constexpr std::string_view kDisagreeAbout[] = {"eligibility",   "option", "amount", "provider", "charge",
                                                      "carer-support", "plan",   "risk",   "capacity",
                                                      "other"};
inline constexpr std::string_view kDisagreeWishes[] = {"think-again", "complaint", "advocacy", "just-say-so"};

struct Disagreement {
  std::string about;   // kDisagreeAbout
  std::string record;  // the decision, in hex; may be empty
  std::string words;   // may be empty: nobody has to give a reason
  std::string wish;    // kDisagreeWishes
  std::string on;      // ISO
};
Disagreement disagreement_of(const model::Record& record);
base::Result<Operations> record_disagreement(const model::RecordId& id, const Disagreement& disagreement);

}  // namespace blether::care
