#include "app/core/documents/say_rows.h"

namespace blether::app {

void add_say(std::vector<LeafletRow>& rows, const PageSay& say, const PersonName& name, const Texts& texts) {
  std::string words = say.words.text;
  if (say.said.empty()) {
    if (!words.empty()) rows.push_back({"said", texts("paper.said", {name.known_as}), words, false, {}});
    return;
  }
  if (say.answer.empty()) {  // said of an earlier page; the words are of this one
    rows.push_back({"said", say.said, say.changed_since ? texts("agreed.changed") : "", false, {}});
    if (!words.empty()) rows.push_back({"said", texts("paper.said", {name.known_as}), words, false, {}});
    return;
  }
  if (say.changed_since) words += (words.empty() ? "" : "\n") + texts("agreed.changed");
  rows.push_back({"said", say.said, words, !say.signature.empty(), {}});
  if (!say.signature.empty()) rows.push_back({"sign", texts("paper.signed", {name.full}), "", false, say.signature});
}

}  // namespace blether::app
