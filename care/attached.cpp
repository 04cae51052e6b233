#include "care/attached.h"

#include <algorithm>

#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

Result<Operations> attach(const model::RecordId& id, const Attached& attached) {
  if (attached.conversation.is_none()) return fail(Code::invalid, "conversation");
  if (attached.item.empty()) return fail(Code::invalid, "item");
  if (attached.type != kVoiceType && attached.type != kPictureType) return fail(Code::invalid, "type");
  if (attached.bytes <= 0) return fail(Code::invalid, "bytes");
  if (attached.ms < 0 || attached.ms > kLongestVoiceMs + 1'000) return fail(Code::invalid, "ms");
  if (attached.hash.empty() || attached.key.empty()) return fail(Code::invalid, "hash");
  const auto field = [&](std::string_view name, model::Value value) {
    return put(model::kind::attachment, id, nullptr, name, std::move(value));
  };
  Operations operations = {field("conversation", attached.conversation.hex()),
                           field("item", attached.item),
                           field("type", attached.type),
                           field("bytes", attached.bytes),
                           field("at", attached.at_ms),
                           field("hash", attached.hash),
                           field("key", attached.key)};
  if (attached.ms > 0) operations.push_back(field("ms", attached.ms));
  if (!attached.words.empty()) operations.push_back(field("words", attached.words));
  return operations;
}

std::vector<const model::Record*> attached_to(const std::vector<model::Record>& records, const model::RecordId& conversation,
                                              std::string_view item) {
  std::vector<const model::Record*> found;
  const std::string hex = conversation.hex();
  for (const model::Record& record : records)
    if (record.text("conversation") == hex && record.text("item") == item && !record.withdrawn &&
        !record.flag("hidden"))
      found.push_back(&record);
  std::sort(found.begin(), found.end(), [](const model::Record* a, const model::Record* b) {
    return std::pair(a->number("at"), a->id) < std::pair(b->number("at"), b->id);
  });
  return found;
}

}  // namespace blether::care
