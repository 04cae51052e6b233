// An office's list of people, and every other command, as JSON. One service for all inputs: what is refused changes nothing.
#include <nlohmann/json.hpp>

#include "sync/hub/service.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace blether;

struct House {
  base::SystemFiles files;
  base::ManualClock clock{1'795'000'000'000};
  base::SeededRandom random{7};
  tests::TempFolder folder;
  std::unique_ptr<hub::Service> service;
  House() {
    hub::ServiceSetup setup;
    setup.files = &files;
    setup.clock = &clock;
    setup.random = &random;
    setup.data = folder.path();
    auto opened = hub::Service::open(setup);
    if (!opened) __builtin_trap();
    service = std::move(*opened);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static House house;
  if (size > (1u << 14)) return 0;
  const std::string text(reinterpret_cast<const char*>(data), size);
  base::ignore(house.service->command(text), "any answer will do");
  nlohmann::json people = nlohmann::json::parse(text, nullptr, false);
  if (!people.is_object()) return 0;
  const nlohmann::json command{{"do", "import"}, {"people", std::move(people)}};
  base::ignore(house.service->command(command.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)),
               "any answer will do");
  return 0;
}
