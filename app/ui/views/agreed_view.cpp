// What we agreed today: read it together, say if it is right, sign if one wants to, leave a copy.
#include "app/core/read_models_agreed.h"
#include "app/ui/views/scan_button.h"
#include "app/ui/views/signed_page.h"

namespace blether::ui {

namespace {

class AgreedView final : public View {
 public:
  void draw(Stage& stage) override {
    const app::AgreedModel& model = *stage.model.agreed;
    const std::string& name = model.name.known_as;
    std::string head = model.present.empty() ? model.date_words : model.date_words + ". " + model.present;
    SignedPage page{.name = model.name,
                    .say = model,
                    .paper = {"agreed", head, stage.t("agreed.nothing", {name}), "", model.outcomes},
                    .pane = 364,
                    .title = stage.t("agreed.title"),
                    .question = stage.t("agreed.ask", {name}),
                    .changed = stage.t("agreed.changed_words", {name}),
                    .before = "",
                    .pdf = model.pdf,
                    .above = {},
                    .below = [&](Column& column) {
                      scan_button(stage, column, "agreed/copy", {app::PaperKind::agreed, easy_.on(stage)});
                      turn_papers(stage, column, "agreed/easy", easy_);
                      ring(stage, model, column);
                    }};
    auto tapped = say_.draw(stage, page);
    if (tapped.copy) stage.push(app::LeavePaper{app::PaperKind::agreed, easy_.on(stage)});
    if (tapped.keep)
      stage.push(app::Agree{model.agreement, model.conversation, tapped.keep->seen, tapped.keep->answer,
                            tapped.keep->signature});
  }

 private:
  static void ring(Stage& stage, const app::AgreedModel& model, Column& column) {
    if (model.worker_phone.empty()) return;
    std::string words = stage.t("agreed.ring", {model.worker}) + ": " + model.worker_phone;
    column.icon_line("agreed/ring", "phone", words, text_style(TextSize::body));
  }

  SignedPageView say_;
  EasyRead easy_;  // of the paper
};

}  // namespace

std::unique_ptr<View> make_agreed_view() { return std::make_unique<AgreedView>(); }

}  // namespace blether::ui
