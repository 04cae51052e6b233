// Samples of voices and pictures kept with a question.
#include "tests/ui/sample_models.h"

#include "app/core/read_models_attached.h"

namespace blether::test {

using namespace app;

ReadModel sample_attached(PersonName name, ReadModel model, bool any) {
  auto page = std::make_shared<AttachedModel>();
  page->name = std::move(name);
  page->conversation.bytes[0] = 0xc1;
  page->item = "gc.14", page->prompt = "What are you good at, and what are you proud of?";
  page->can_show = true;
  auto add = [&](std::uint8_t number, bool is_voice, std::string made, std::string words) {
    AttachedLine& line = page->lines.emplace_back();
    line.record.bytes[0] = 0xa7, line.record.bytes[15] = number;
    line.is_voice = is_voice, line.ms = is_voice ? 72'000 : 0;
    line.made = std::move(made);
    line.words.key = {{model::Audience::shared, page->name.id}, "attachment", line.record, "words"};
    line.words.text = std::move(words);
    line.is_here = true;
  };
  if (any) {
    add(1, true, "today at 11:02, Amina", "She sings the first verse of Bonnie Dundee");
    add(2, false, "today at 11:05, Amina", "Her mill certificate, on the wall in the hall");
    add(3, true, "yesterday at 16:40, Euan", "");
    page->lines[1].at_office = true, page->lines[2].at_office = true, page->lines[2].is_here = false;
    page->pictures = {"Her garden.jpg", "The mill.jpg"};
  }
  model.attached = page;
  return model;
}

}  // namespace blether::test
