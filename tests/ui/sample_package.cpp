// Samples of a plan that goes to another team, and of plans that came from one.
#include "app/core/read_models_package.h"
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

namespace {

constexpr const char* kCode = "K3TN 9QXA HH2E WMVB C7RJ PLZ4 D5SF U8GY KTN3 XA9Q E2HH BMVW RJC7 7QWD";

}  // namespace

ReadModel sample_package(PersonName name, ReadModel model, bool made) {
  auto page = std::make_shared<PackageModel>();
  page->name = std::move(name);
  page->addresses = {{"code-k3tn.blether-address", kCode, "K3TN … 7QWD"}, {"code-pz5e.blether-address", kCode, "PZ5E … M2LA"}};
  if (made) page->made = "plan-2026-11-24-k3tn.blether-plan", page->made_for = "K3TN … 7QWD", page->open_until = "24 December", page->left_out = 1, page->taken = "for-another-program-2026-11-24.fhir.json";
  if (!made) page->waits = "Somebody took something out while somebody else changed it. Settle that first, then Isobel’s plan can go.";
  model.package = page;
  return model;
}

ReadModel sample_parcels(ReadModel model, std::string_view look) {
  auto page = std::make_shared<ParcelsModel>();
  page->code = kCode;
  page->ends = "K3TN … 7QWD";
  page->folder = "/home/amina/Documents/Blether/in";
  page->lines = {{"plan-2026-11-24-k3tn.blether-plan", "From the tablet PZ5E … M2LA, made on 24 November", true},
                 {"plan-2026-10-02-k3tn.blether-plan", "This file was changed on its way. Nothing of it can be trusted. Ask for it again.", false}};
  page->saved = "code-k3tn.blether-address";
  if (!look.empty()) page->look.file = page->lines[look == "sound" ? 0 : 1].file;
  if (look == "refused") page->look.problem = page->lines[1].below;
  if (look == "sound") {
    page->look.person = "Isobel Rennie", page->look.from = "PZ5E … M2LA", page->look.made = "24 November";
    page->look.open_until = "24 December", page->look.by = "Amina, Callum and Moira";
    page->look.conversations = 1, page->look.outcomes = 3, page->look.supports = 6, page->look.entries = 212;
    page->look.authors = 3, page->look.files = 2, page->look.has_paper = true;
  }
  model.parcels = page;
  return model;
}

}  // namespace blether::test
