// Samples of rights and complaints.
#include "app/core/read_models_rights.h"
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

namespace {

model::RecordId id_of(std::uint8_t number) {
  model::RecordId id;
  id.bytes[0] = 0xe7, id.bytes[15] = number;
  return id;
}

care::Complaint about_mornings() {
  care::Complaint said;
  said.received_on = "2026-11-12";
  said.how = "in-person";
  said.points = "Three different folk in one week, and nobody told me. On Sunday they came at eleven and I was still in my bed.";
  said.wanted = "The same two faces, and a ring when they are late.";
  said.advocacy_offered = true;
  return said;
}

}  // namespace

ReadModel sample_rights(PersonName name, ReadModel model) {
  auto page = std::make_shared<RightsModel>();
  page->name = std::move(name);
  page->blocks[0] = {{"hand", "It is your life", {"You say what matters to you. You decide as much as you want to.", "You do not have to answer anything."}},
                     {"choose", "You choose", {"There are four ways to set up support. You are told about all four, and what each would come to.", "You can change your mind."}},
                     {"talk", "An advocate", {"An advocate is on your side and helps you say what you want. It is free. They do not work for the council.", "Amina can ask for one with you."}},
                     {"scales", "If you do not agree", {"You can say no, ask us to think again, or make a complaint. Your support does not stop because of it."}}};
  page->blocks[1] = {{"hand", "It is your life", {"You say what you want.", "You do not have to answer."}}, {"talk", "An advocate", {"An advocate helps you speak up.", "It is free."}}};
  RightsModel::Offer wanted{id_of(1), "Someone to speak up: Yes, please", "24 November. Tayside Voices. Asked for on 24 November", true, {}};
  wanted.said.result = "accepted", wanted.said.on = "2026-11-24", wanted.said.organisation = "Tayside Voices", wanted.said.referred_on = "2026-11-24";
  RightsModel::Offer not_now{id_of(2), "Independent support: Thinking about it", "24 November", false, {}};
  not_now.said.set = "independent-support", not_now.said.result = "thinking", not_now.said.on = "2026-11-24";
  page->offers = {wanted, not_now};
  model.rights = page;
  return model;
}

ReadModel sample_complaints(PersonName name, ReadModel model) {
  auto page = std::make_shared<ComplaintsModel>();
  page->name = std::move(name);
  page->carer_name = "Moira";
  page->fresh.received_on = "2026-11-24";
  page->fresh.points = "Nobody asked me about the weekend.";
  page->lines = {{id_of(11), about_mornings().points, "12 November. We try to put it right at once. Overdue. 3 days late", true, true},
                 {id_of(12), "The bill came twice.", "20 November. We look into it in full. Due Tuesday 22 December", true, false},
                 {id_of(13), "My meal was cold.", "2 October. It is put right", false, false}};
  model.complaints = page;
  return model;
}

// "late": in the first stage and late; "second": looked into in full, for longer; "closed": answered; "elsewhere".
ReadModel sample_complaint(PersonName name, ReadModel model, std::string_view stage) {
  auto page = std::make_shared<ComplaintModel>();
  page->name = std::move(name);
  page->carer_name = "Moira";
  page->root = id_of(11), page->latest = id_of(21);
  page->said = about_mornings();
  page->came = "Came on 12 November. Said to somebody";
  page->who = "What " + page->name.known_as + " says";
  page->ombudsman[0] = {"If you are still not happy, the Scottish Public Services Ombudsman can look at it. They do not work for the council. It is free. Normally you ask within a year."};
  page->ombudsman[1] = {"Still not happy?", "The Ombudsman can look at it.", "They are not the council.", "It is free."};
  care::Complaint& said = page->said;
  if (stage == "late") page->clocks = {{"complaint-first", "Answer the complaint on the spot", "3 days late", true, false}};
  if (stage == "second" || stage == "closed") {
    said.stage = "second", said.second_on = "2026-11-19", said.from = "carer", said.agreed_by_person = true;
    page->who = "What Moira says for " + page->name.known_as;
    page->clocks = {{"complaint-acknowledge", "Say that we have the complaint", stage == "closed" ? "Done in time" : "Due today", false, stage == "closed"},
                    {"complaint-answer", "Answer the complaint in full", stage == "closed" ? "Done in time" : "Due Friday 15 January", false, stage == "closed"}};
  }
  if (stage == "second") page->before = {"Answered before, on 18 November: It is put right"};
  if (stage == "second") said.longer_until = "2027-01-15", said.longer_why = "The manager who knows the rota is off till the new year.";
  if (stage == "closed") {
    said.stage = "closed", said.acknowledged_on = "2026-11-20", said.answered_on = "2026-11-24", said.result = "partly-upheld";
    said.apology = said.ombudsman_told = true;
    said.remedy = "Two carers come in turn, and the office rings when they are late", said.remedy_by = "Callum", said.remedy_on = "2026-12-04";
    page->pdf = "complaint-2026-11-24.pdf";
  }
  if (stage == "elsewhere") said.not_one = "money-claim", page->clocks.clear();
  model.complaint = page;
  return model;
}

}  // namespace blether::test
