// What is wished of papers about the person shown.
#pragma once

namespace blether::app {

enum class PaperKind {
  money, rights, complaint, carers_plan, emergency_card, agreed, plan, option_1, unhappy, option_2, option_3, option_4
};

// The written notice that a way is not offered; `option` is 1 to 4.
constexpr PaperKind notice_of(int option) {
  if (option == 2) return PaperKind::option_2;
  if (option == 3) return PaperKind::option_3;
  return option == 4 ? PaperKind::option_4 : PaperKind::option_1;
}
// The option that a notice is about; 0: it is another paper.
constexpr int option_of(PaperKind kind) {
  for (int option = 1; option <= 4; ++option)
    if (notice_of(option) == kind) return option;
  return 0;
}

// Writes the PDF of one, to be left in the house.
struct LeavePaper {
  PaperKind kind = PaperKind::money;
  bool easy_read = false;
};
// Shows one as codes, so that another phone takes a copy.
struct ShowPaper {
  PaperKind kind = PaperKind::money;
  bool easy_read = false;
};

}  // namespace blether::app
