// Samples of what could not be got: one thing waits, of another some came, a third is over.
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

namespace {

NeedLine line(std::uint8_t number, std::string need, std::string about, std::string status) {
  NeedLine made;
  made.record.bytes[0] = 0x95, made.record.bytes[15] = number;
  made.said.need = std::move(need), made.said.status = std::move(status);
  made.said.reason = "UN02", made.said.since = "2026-11-24";
  made.about = std::move(about);
  made.waiting = made.said.status == "open" || made.said.status == "part";
  if (made.waiting) made.said.look_again = "2027-01-12";
  return made;
}

}  // namespace

NeedsPart sample_needs(bool whole_plan) {
  NeedsPart part;
  part.reasons = {{"UN01", "It is not there"}, {"UN02", "No space yet"}, {"UN03", "Too far away"},
                  {"UN04", "It costs too much"}, {"UN05", "Not the right kind"}};
  part.kinds = {{"personal-care", "Personal care"}, {"social", "Going out, learning, company"},
                {"other", "Something else"}};
  part.begins.since = "2026-11-24", part.begins.look_again = "2027-01-05";
  part.lines = {line(1, "company at the weekend",
                     "Some of it came. No space yet. Wants 4 hours a week, has 1. Hard for the carer too. "
                     "We look again on 12 January.",
                     "part")};
  part.lines[0].said.amount_wanted = "4", part.lines[0].said.amount_got = "1", part.lines[0].said.unit = "hours-week";
  part.lines[0].said.carer_affected = true;
  part.lines[0].was = {"13 October: Still waiting"};
  if (!whole_plan) return part;
  part.lines.push_back(line(2, "A rail on the stair", "It came, 20 November. Fitted by the housing team", "met"));
  care::NeedEntry wash = part.begins, choir = part.begins;
  wash.outcome = "a1", wash.need = "Help to wash and dress", wash.support_type = "personal-care";
  choir.outcome = "a2";
  part.abouts = {{"Help to wash and dress", wash}, {"I want to sing with the choir again.", choir}};
  return part;
}

}  // namespace blether::test
