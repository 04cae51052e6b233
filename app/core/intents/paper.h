// What is wished of papers about the person shown.
#pragma once

namespace blether::app {

enum class PaperKind { money, rights, complaint, carers_plan, emergency_card, agreed, plan, option_1, unhappy };

// Writes the PDF of one, to be left in the house.
struct LeavePaper {
  PaperKind kind = PaperKind::money;
  bool easy_read = false;  // not of agreed and plan, which are in the person's own words
};
// Shows one as codes, so that another phone takes a copy.
struct ShowPaper {
  PaperKind kind = PaperKind::money;
  bool easy_read = false;
};

}  // namespace blether::app
