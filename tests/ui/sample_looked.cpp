// Samples of who has looked at Isobel's page.
#include "app/core/read_models_looked.h"
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

ReadModel sample_looked(PersonName name, ReadModel model, bool whole) {
  auto page = std::make_shared<LookedModel>();
  page->name = std::move(name);
  page->whole = whole;
  page->lines = {{"Amina", "today at 11:30", true},
                 {"Callum", "yesterday at 15:04", false},
                 {"The office", "Monday at 08:55", true}};
  page->older = 12;
  model.looked = page;
  return model;
}

}  // namespace blether::test
