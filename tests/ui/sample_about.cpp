// Samples of who Isobel is, as she says it.
#include "app/core/read_models_about.h"
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

ReadModel sample_about(PersonName name, ReadModel model) {
  auto page = std::make_shared<AboutModel>();
  page->name = std::move(name);
  page->needs = {{"large-text", "Large letters", "text", true},        {"read-aloud", "Read it to me", "speak", false},
                 {"easy-read", "Easy Read", "cards", false},           {"high-contrast", "Strong contrast", "eye", false},
                 {"bsl", "British Sign Language", "hand", false},      {"interpreter", "An interpreter", "talk", true},
                 {"hearing-side", "Sit where I hear you", "ear", true}, {"breaks", "A break now and then", "pause", false}};
  page->groups = {{"elder_frail", "Older people", "", true},
                  {"dementia", "Dementia", "", false},
                  {"physical_disability", "Physical disability", "", false},
                  {"sensory", "Sight or hearing", "", true},
                  {"learning_disability", "Learning disability", "", false}};
  page->languages = {{"en", "English", "", false}, {"pl", "Polski (Polish)", "", false}, {"ar", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 (Arabic)", "", false},
                     {"ur", "\u0627\u0631\u062f\u0648 (Urdu)", "", true}};
  page->no_words_in = "Urdu";
  page->to_book = {"An interpreter"};
  page->equality = {{"ethnicity", "Scottish, from Dundee all my days", false}, {"language", "Scots and English", false},
                    {"faith", "", true},   {"gender", "", false},     {"orientation", "", false},
                    {"disability", "", false}, {"partner", "Widowed in 2011", false}, {"born", "", false}};
  model.about = page;
  return model;
}

}  // namespace blether::test
