// Two sheets of the finish list: parts of life to leave for another day, and the carer's view in their own words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/read_models_finish.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

// Ids: finish/domains/list (the sheet), finish/domains/CODE, finish/domains/why/REASON, finish/domains/leave|back|
// missing|all|hint, finish/domains/left/CODE.
class DomainsSheet {
 public:
  // Every part that is open is chosen to begin with.
  void begin(const app::FinishModel& model);
  // False: it was closed.
  bool draw(Stage& stage, const app::FinishModel& model);

 private:
  void open_ones(Stage& stage, const app::FinishModel& model, Column& column);
  void left_ones(Stage& stage, const app::FinishModel& model, Column& column);
  std::string missing(Stage& stage) const;
  std::vector<std::string> chosen_;
  std::string reason_;
  std::string left_;  // the one touched among those that were left
  bool asked_ = false;
};

// Ids: finish/carer/ask (the sheet), finish/carer/CODE, finish/carer/who/NAME, finish/carer/other, finish/carer/words,
// finish/carer/back|done.
class CarersViewSheet {
 public:
  void begin(const app::FinishModel& model);
  // False: it was closed.
  bool draw(Stage& stage, const app::FinishModel& model);

 private:
  void words(Stage& stage, const app::FinishModel& model, Column& column);
  void keep(Stage& stage);
  std::string view_, who_;
  std::unique_ptr<EditorState> other_;  // the name of somebody who is not in the list
};

}  // namespace blether::ui
