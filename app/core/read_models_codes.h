// Read model of the page that shows a paper as codes for another phone.
#pragma once

#include <string>
#include <vector>

#include "app/core/documents/scan_code.h"
#include "app/core/read_models.h"

namespace blether::app {

struct PaperCode {
  ScanCode code;
  std::string words;             // what it holds, the number of the part in front when there are several
};
struct PaperCodesModel {
  PersonName name;
  std::string title;             // of the paper: "Your plan"
  std::vector<PaperCode> codes;  // in the order they are read in
  std::string closed;            // why the paper cannot be made now, a translation key; then there are no codes
  Route back;                    // the page of the paper
  bool in_own_hands = false;     // the carer holds the tablet
};

}  // namespace blether::app
