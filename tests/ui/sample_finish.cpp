// Samples of the end of a conversation and of a worry for somebody's safety.
#include "app/core/read_models_finish.h"
#include "storage/model/schema.h"
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

ReadModel sample_finish(PersonName name, ReadModel model) {
  using State = FinishModel::Check::State;
  auto page = std::make_shared<FinishModel>();
  page->name = std::move(name);
  page->conversation.bytes[0] = 0xb2;
  page->checks = {{"talk", State::done, false, "How to talk together", {}},
                  {"rights", State::open, false, "Go through the rights card with Isobel, so that they know what they can ask for", {}},
                  {"outcome", State::done, false, "What Isobel wants is written down", {}},
                  {"domains", State::open, false, "Some parts of life are not looked at yet. Leave them for now if Isobel likes", {"Staying well", "Moving about"}},
                  {"carer", State::left, false, "The carer was not asked this time", {}},
                  {"advocacy", State::open, true, "Ask if Isobel would like someone to speak up for them. We need to know before we finish", {}},
                  {"independent", State::open, false, "Tell Isobel about independent support with the four options", {}},
                  {"read-back", State::done, false, "Read back", {}}};
  page->waits = page->checks[5].words;
  page->rights[0] = page->rights[1] = {{"It is your life", {"You say what matters to you.", "You do not have to answer anything."}},
                                       {"Respect", {"You are treated with dignity, whoever you are."}}};
  page->carer_view = "not-sought";
  page->carers = {"Moira", "Callum"};
  page->carer_who = "Moira";
  page->carer_words.key = {{model::Audience::shared, page->name.id}, "conversation", page->conversation, "carer_words"};
  page->carer_words.text = "I love having her near. But by Sunday I am done in, and she will not hear of a stranger.";
  page->domains = {{"D05", "Living where and how I want", "key", State::done, "", false},
                   {"D01", "Feeling safe", "safe", State::left, "Someone else was here", false},
                   {"D04", "Staying well", "body", State::open, "", false},
                   {"D14", "Moving about", "frame", State::open, "", false},
                   {"D13", "Skills", "learn", State::left, "Ran out of time", true},
                   {"D10", "Getting an answer", "ringback", State::open, "", false}};
  model.finish = page;
  return model;
}

namespace {

void add_contacts(SafetyModel& page) {
  page.contacts = {{"Police, fire, ambulance", "999", "Somebody is in danger now", "Always", "2 November", true},
                   {"Adult protection, first contact", "01632 960101", "Worried about an adult", "Monday to Friday, 8:30 to 5", "2 November", false},
                   {"Social work out of hours", "01632 960102", "Evenings, weekends, holidays", "When the office is shut", "2 November", false}};
  page.practice_numbers = true;
}

}  // namespace

ReadModel sample_safety_whom(std::vector<PersonName> people, ReadModel model) {
  auto page = std::make_shared<SafetyModel>();
  page->people = std::move(people);
  add_contacts(*page);
  model.safety = page;
  return model;
}

ReadModel sample_safety(PersonName name, ReadModel model, bool raised) {
  auto page = std::make_shared<SafetyModel>();
  model::StreamId practice{model::Audience::practice, name.id};
  page->name = std::move(name);
  page->concern.bytes[0] = 0xb3;
  auto words = [&](const char* field, std::string text) {
    FieldText made;
    made.key = {practice, "safety_concern", page->concern, field};
    made.text = std::move(text);
    return made;
  };
  page->points = {{"unable", raised ? "yes" : "", words("unable_why", raised ? "She cannot get to the door, and the key is with a man she does not trust." : "")},
                  {"harm", raised ? "yes" : "", words("harm_why", raised ? "Her purse was emptied twice." : "")},
                  {"more", raised ? "not-sure" : "", words("more_why", "")}};
  page->wishes = words("wishes", raised ? "She wants the key back and nobody shouted at." : "");
  page->told_why = words("told_why", "");
  add_contacts(*page);
  if (!raised) {
    SafetyModel::Earlier told{"12 October", "Adult protection, first contact", "", {}, "She wants the key back.", "yes",
                              "She asked me to.", true, true, false};
    told.answers = {{"unable", "not-sure", "She opens the door to anybody."}, {"harm", "yes", "Her purse was emptied twice."}};
    SafetyModel::Earlier closed{"2 November", "", "The card was in her other coat.", {}, "", "", "", false, false, false};
    closed.answers = {{"harm", "no", "Nothing was taken. We looked together."}};
    page->earlier = {closed, told};
  }
  if (raised) {
    page->written = true;
    page->raised_ms = kSampleNow - 600'000;
    page->due = "Wednesday 25 November";
    page->told = "yes";
    page->police = true;
  }
  model.safety = page;
  return model;
}

ReadModel sample_safety_no(PersonName name, ReadModel model) {
  model = sample_safety(std::move(name), std::move(model), false);
  auto page = std::make_shared<SafetyModel>(*model.safety);
  page->points[1].answer = "no", page->points[1].why.text = "Nothing was taken. We looked together.";
  page->written = true, page->may_close = true;
  model.safety = page;
  return model;
}

}  // namespace blether::test
