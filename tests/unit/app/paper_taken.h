// Papers as they are taken in hand: as codes that another phone reads, and as printed.
#pragma once

#include <string>

#include "app/core/read_models_codes.h"
#include "tests/support/aminas_tablet.h"
#include "tests/unit/app/paper_text.h"

namespace blether::tests {

// The words of a paper as another phone takes them.
inline std::string as_codes(AminasTablet& tablet, const app::Route& place, app::PaperKind kind, bool easy) {
  tablet.after(app::Go{place});
  auto model = tablet.after(app::ShowPaper{kind, easy});
  std::string words;
  if (model->codes)
    for (const auto& code : model->codes->codes) words += code.words;
  return words;
}

// The words of a paper as it is printed; `words` of it are on the codes too, and a foot that is not.
inline std::string as_printed(AminasTablet& tablet, const app::Route& place, app::PaperKind kind, bool easy) {
  tablet.after(app::Go{place});
  auto model = tablet.after(app::LeavePaper{kind, easy});
  if (model->notice.is_problem || model->notice.words.empty()) return "";
  auto pdf = tablet.files.read(tablet.folder.path() / "documents" / model->notice.words.front());
  return pdf ? extracted(*pdf, "") : "";
}

// From here on the tablet has its words from `assets`, and `whose` reads `tag`.
inline void reads(AminasTablet& tablet, model::OwnerId whose, const std::string& tag, const base::Path& assets) {
  tablet.assets = assets;
  tablet.open();
  tablet.unlock();
  tablet.after(app::Go{{app::Route::Page::about, whose, {}, ""}});
  tablet.after(app::AboutIntent(app::SetLanguage{tag}));
}

}  // namespace blether::tests
