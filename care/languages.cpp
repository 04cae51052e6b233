#include "care/languages.h"

#include <algorithm>

#include "care/record_edit.h"
#include "care/table_reader.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

Result<Languages> Languages::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "languages.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  Languages languages;
  for (Row& row : root.rows("languages")) {
    Language language{row.text("tag"), row.text("name"), row.text("english"), row.flag_or("words"), row.flag_or("checked")};
    if (languages.find(language.tag)) row.refuse("tag", "is used twice");
    root.take(row);
    languages.rows_.push_back(std::move(language));
  }
  const Language* english = languages.find("en");
  if (!english || !english->words || !english->checked) root.refuse("languages", "English must be there, with its words");
  TRY_VOID(root.done());
  return languages;
}

const Language* Languages::find(std::string_view tag) const {
  auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Language& language) { return language.tag == tag; });
  return found == rows_.end() ? nullptr : &*found;
}

Result<Operations> set_language(const model::Record& person, const Languages& languages, std::string_view tag) {
  if (!tag.empty() && !languages.find(tag)) return fail(Code::invalid, "language");
  RecordEdit edit(model::kind::person, person.id, &person);
  edit.set("language", tag);
  return edit.take();
}

}  // namespace blether::care
