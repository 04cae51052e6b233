#include "care/said_before.h"

#include <string>

#include "storage/model/schema.h"

namespace blether::care {

namespace {

// "gc" of "gc.v1"
std::string kind_of_form(const model::Record& conversation) {
  std::string form = conversation.text("template");
  return form.substr(0, form.rfind('.'));
}

}  // namespace

const model::Record* conversation_before(std::span<const model::Record> conversations, const model::Record& now) {
  const std::string form = kind_of_form(now);
  const std::int64_t began = now.number("started_at");
  const model::Record* before = nullptr;
  for (const model::Record& each : conversations) {
    if (each.withdrawn || each.id == now.id || kind_of_form(each) != form) continue;
    const std::int64_t at = each.number("started_at");
    if (at < began && (before == nullptr || at > before->number("started_at"))) before = &each;
  }
  return before;
}

}  // namespace blether::care
