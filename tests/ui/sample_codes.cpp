// Samples of a paper shown as codes: one that needs three, and one that cannot be made yet.
#include "app/core/documents/plain_words.h"
#include "app/core/read_models_codes.h"
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

namespace {

std::string long_plan() {
  std::string words =
      "Your plan\nIsobel Rennie\nTuesday 24 November\n\nI want to stay in my own flat so that I am near the folk I "
      "know.\n";
  for (int i = 1; i <= 30; ++i)
    words +=
        "\nHelp to wash and dress, part " + std::to_string(i) + "\n2 hours a week at £23.20. Option 2. £46.40 a week\n";
  return words;
}

}  // namespace

ReadModel sample_codes(PersonName name, ReadModel model, bool closed) {
  auto page = std::make_shared<PaperCodesModel>();
  page->name = name;
  page->back = {Route::Page::plan, name.id, {}, ""};
  if (closed) {
    page->closed = "choice.needs.outcome";
  } else {
    page->title = "Your plan";
    for (const std::string& part : parts_of(long_plan(), kMostCodeBytes))
      if (auto code = scan_code(part)) page->codes.push_back({std::move(*code), part});
  }
  model.route.item = closed ? "money" : "plan";
  model.codes = page;
  return model;
}

}  // namespace blether::test
