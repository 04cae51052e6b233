// Samples of positive risk, and of who decides.
#include "tests/ui/sample_models.h"

#include "app/core/read_models_decisions.h"

namespace blether::test {

using namespace app;

namespace {

model::RecordId id_of(std::uint8_t kind, std::uint8_t number) {
  model::RecordId id;
  id.bytes[0] = kind, id.bytes[15] = number;
  return id;
}

}  // namespace

ReadModel sample_risks(PersonName name, ReadModel model) {
  auto page = std::make_shared<RisksModel>();
  page->name = std::move(name);
  page->blank = id_of(0xe1, 9);
  page->lines = {{id_of(0xe1, 1), "Take the bus to choir on her own", "Not decided yet", false},
                 {id_of(0xe1, 2), "Keep the wee dog, and walk him twice a day", "Decided: step by step. We look again on 12 January", true}};
  model.risks = page;
  return model;
}

ReadModel sample_risk(PersonName name, ReadModel model, bool decided) {
  auto page = std::make_shared<RiskModel>();
  page->name = std::move(name);
  page->carer_name = "Moira";
  page->record = id_of(0xe1, 2);
  page->is_new = false;
  auto field = [&](std::string_view key, std::string text) {
    FieldText made;
    made.key = {{model::Audience::shared, page->name.id}, "risk", page->record, std::string(key)};
    made.text = std::move(text);
    return made;
  };
  page->want = field("want", "Keep the wee dog, and walk him twice a day");
  page->why = field("why", "He is the one who is glad when I come in. I get out for him.");
  page->good = field("good", "She is out twice a day, and folk stop to talk.");
  page->harm = field("harm", "She could fall when he pulls."), page->harm_to = field("harm_to", "Isobel");
  page->worked = field("worked", "A short lead, and the back road.");
  page->view_person = field("view_person", "I would rather fall with him than sit without him.");
  page->view_carer = field("view_carer", "I lie awake over it."), page->view_worker = field("view_worker", ""), page->view_other = field("view_other", "");
  page->plan = field("plan", decided ? "Jean walks him when there is ice." : ""), page->signs = field("signs", ""), page->tell = field("tell", "Moira"), page->sooner = field("sooner", "");
  page->outcomes = {{id_of(0xb1, 1).hex(), "I want to stay in my own flat so that I am near the folk I know."}};
  page->outcome = page->outcomes[0].code;
  page->likely = "2", page->bad = "3", page->way = "step-by-step", page->capacity = "presumed";
  if (decided) {
    page->decision = "step-by-step", page->decided_by = "Isobel, with Moira and Amina", page->agrees = "yes", page->review_on = "2027-01-12";
    page->decided = "24 November. Isobel, with Moira and Amina: Step by step";
    page->review = "We look again on 12 January";
  } else {
    page->waits = "Write down what you agree to do";
  }
  model.risk = page;
  return model;
}

ReadModel sample_capacity(PersonName name, ReadModel model) {
  auto page = std::make_shared<CapacityModel>();
  page->name = std::move(name);
  page->powers = {{id_of(0xe3, 1), "Attorney for welfare: Moira Rennie", "Paper seen on 24 November. Where she lives and who cares for her", true,
                   "attorney-welfare", "Moira Rennie", "01632 960178", "Where she lives and who cares for her", "2026-11-24", "yes", "2024-03-01", ""},
                  {id_of(0xe3, 2), "Access to money: Tayside Money Service", "Nobody has seen the paper yet", false, "access-to-funds", "Tayside Money Service", "", "", "", "", "", ""}};
  page->views = {{id_of(0xe2, 1), "Who holds the key", "Isobel decides this", "Who holds the key", "presumed", "", "", "", "", "", ""},
                 {id_of(0xe2, 2), "Selling the flat", "Isobel cannot decide this one now. Looked at by Dr Baird, 20 November. Moira Rennie decides", "Selling the flat", "lacks",
                  "She could not say what would happen after.", "Told twice, with pictures, in the morning.", "Dr Baird", "2026-11-20", page->powers[0].record.hex(), "2027-01-12"}};
  page->attorney = "Information given. 24 November";
  model.capacity = page;
  return model;
}

}  // namespace blether::test
