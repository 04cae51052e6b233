// Amina at Isobel's, a conversation begun: what is said and agreed there about support, as the pages push it.
#pragma once

#include "app/core/read_models_support.h"
#include "tests/support/aminas_tablet.h"

namespace blether::tests {

struct AtIsobels : AminasTablet {
  using Page = app::Route::Page;
  AtIsobels() { unlock(), after(app::StartConversation{person()}); }

  std::shared_ptr<const app::ReadModel> go(Page page) { return after(app::Go{{page, person(), {}, ""}}); }
  std::shared_ptr<const app::ReadModel> wish(app::SupportIntent intent) { return after(std::move(intent)); }

  // One thing she wants, in her words.
  model::RecordId outcome() {
    auto model = go(Page::outcome);
    after(app::Write{model->outcome->want.key, {}, 1, "stay in my own flat", 0});
    after(app::Write{model->outcome->so_that.key, {}, 2, "I am near the folk I know", 0});
    after(app::KeepOutcome{model->outcome->record});
    return model->outcome->record;
  }
  void offer_all_but_the_first() {
    wish(app::SetOffer{1, false, "NO03", "Her bank card was taken twice this year.", "2027-01-12", "A money service is asked", "2026-12-04"});
    for (int option : {2, 3, 4}) wish(app::SetOffer{option, true, "", "", "", "", ""});
  }
  app::KeepSupport washing(model::RecordId outcome, std::string hours = "2") {
    return {{}, outcome, "Help to wash and dress", "", "paid", "personal-care", std::move(hours), "week", "52"};
  }
  // Everything a plan needs: what she wants, the four ways gone through, help twice a week under Option 2, a neighbour.
  model::RecordId whole_plan() {
    auto wanted = outcome();
    wish(app::OptionsExplained{});
    offer_all_but_the_first();
    go(Page::money);
    wish(app::KeepSupport{{}, wanted, "A lift to choir", "Jean next door", "neighbour", "", "", "week", "52"});
    auto model = wish(washing(wanted));
    wish(app::AmountsTold{});
    for (const auto& line : model->money->lines)
      if (line.source == "paid") wish(app::ChooseOption{line.support, 2, false, "I like to say who comes."});
    return wanted;
  }
};

}  // namespace blether::tests
