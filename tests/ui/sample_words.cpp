// Samples of what was seen and not said, and of pages in other languages.
#include "app/core/read_models_support.h"
#include "app/core/read_models_plan.h"
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

ReadModel sample_seen(ReadModel model, bool without_words) {
  auto talk = std::make_shared<ConversationModel>(*model.conversation);
  ItemModel& item = talk->items[talk->current];
  talk->without_words = without_words;
  item.text.text = without_words ? "" : item.text.text;
  item.seen = {{{}, "face-body", "She turned to the window and smiled when the bus went by.", "Amina", "today at 10:42"},
               {{}, "told", "Moira says she always sits on that side, where the light is.", "Callum", "10 November at 14:05"}};
  item.seen[0].record.bytes[0] = 0xe1, item.seen[1].record.bytes[0] = 0xe2;
  model.conversation = talk;
  return model;
}

ReadModel sample_not_latin(ReadModel model) {
  auto talk = std::make_shared<ConversationModel>(*model.conversation);
  talk->items[talk->current].text.text =
      "\u0623\u062d\u0628 \u0623\u0646 \u0623\u062c\u0644\u0633 \u0639\u0646\u062f \u0627\u0644\u0646\u0627\u0641\u0630\u0629 \u0641\u064a "
      "\u0627\u0644\u0635\u0628\u0627\u062d. \U0001F600\nI like the light in the morning.";
  model.conversation = talk;
  return model;
}

namespace {

ReadModel in_language(ReadModel model, const char* code) {
  model.language = {code, "en", "English", true};
  return model;
}

OptionColumn column(int option, const char* icon, const char* title, std::vector<std::string> answers) {
  OptionColumn made;
  made.option = option, made.icon = icon, made.title = title;
  made.name = "\u0627\u0644\u062e\u064a\u0627\u0631 " + std::to_string(option);
  made.answers = std::move(answers);
  made.lines = {"\u0627\u0644\u0645\u062c\u0644\u0633 \u064a\u062f\u0641\u0639 \u0644\u0643 \u0627\u0644\u0645\u0627\u0644."};
  return made;
}

}  // namespace

ReadModel sample_options_arabic(ReadModel model) {
  auto page = std::make_shared<OptionsModel>(*model.options);
  page->questions = {"من يحتفظ بالمال؟", "من يختار؟", "من يرتب الدعم؟", "الأوراق"};
  page->columns[0] = {column(1, "coin", "المال يأتي إليك", {"أنت", "أنت", "أنت، مع مساعدة إن أردت", "سجلات بسيطة"}),
                      column(2, "choose", "أنت تختار. شخص آخر يحتفظ بالمال", {"من توافق عليه", "أنت", "من توافق عليه", "القليل جدًا"}),
                      column(3, "council", "المجلس يرتب الدعم", {"المجلس", "المجلس معك", "المجلس", "لا شيء"}),
                      column(4, "mix", "مزيج", {"جزء وجزء", "أنت، جزءًا بعد جزء", "جزء وجزء", "حسب المزيج"})};
  page->columns[0][1].state = OptionColumn::State::offered;
  page->columns[1] = page->columns[0];
  model.options = page;
  return in_language(std::move(model), "ar");
}

ReadModel sample_unhappy_polish(ReadModel model) {
  auto page = std::make_shared<UnhappyModel>(*model.unhappy);
  for (bool easy : {false, true})
    page->blocks[easy] = {{"talk", "Powiedz nam", {"Możesz to powiedzieć w każdej chwili. Nikt nie będzie o Tobie źle myśleć.", "Powiedz: Amina, 01632 960 123."}},
                          {"scales", "Rzecznik", {"Jeśli nadal coś jest nie tak, sprawie może się przyjrzeć Rzecznik Praw. To nic nie kosztuje."}}};
  model.unhappy = page;
  return in_language(std::move(model), "pl");
}

ReadModel sample_polish(ReadModel model) { return in_language(std::move(model), "pl"); }

}  // namespace blether::test
