#include "storage/rules.h"

#include <set>
#include <tuple>

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

// RFC 3629: shortest form, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    auto byte = static_cast<unsigned char>(text[i]);
    std::size_t length = byte < 0x80 ? 1 : byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3
                         : byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
    if (length == 0 || i + length > text.size()) return false;
    std::uint32_t point = length == 1 ? byte : byte & (0x7fu >> length);
    for (std::size_t k = 1; k < length; ++k) {
      auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xc0) != 0x80) return false;
      point = (point << 6) | (next & 0x3fu);
    }
    if ((length == 3 && point < 0x800) || (length == 4 && (point < 0x10000 || point > 0x10ffff))) return false;
    if (point >= 0xd800 && point <= 0xdfff) return false;
    i += length;
  }
  return true;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= model::kMostNameBytes && is_utf8(name);
}

// What one operation must be, whatever is in the vault.
const char* fault_of(const model::Operation& op, const model::StreamId& stream, model::MergeKind merge) {
  if (!is_name(op.kind) || !is_name(op.field)) return "name";
  if (op.record.is_none()) return "no record";
  if (!model::may_live_in(op.kind, stream.audience)) return "kind may not live in this stream";
  if (auto* text = std::get_if<std::string>(&op.value); text && !is_utf8(*text)) return "text is not UTF-8";
  if (op.act == model::Act::drop && merge != model::MergeKind::set) return "only an element of a set can be dropped";
  if (op.act == model::Act::drop && op.overwrites.empty()) return "drops nothing";
  if (merge == model::MergeKind::log && !op.overwrites.empty()) return "an entry of a log is never edited";
  return nullptr;
}

}  // namespace

Result<void> check_draft(Tables& tables, const Draft& draft, bool carried) {
  if (draft.operations.empty()) return fail(Code::invalid, "no operations");
  if (draft.operations.size() > model::kMostOperations) return fail(Code::invalid, "too many operations");
  if (!is_utf8(draft.reason)) return fail(Code::invalid, "reason is not UTF-8");
  TRY(auto stream, tables.ids.find_stream(draft.stream));
  model::VersionVector seen;
  if (stream) {
    TRY(seen, tables.log.vector(*stream));
  }
  std::set<std::tuple<model::RecordId, std::string_view, std::string_view>> written;
  std::map<std::pair<model::RecordId, std::string_view>, bool> exists;
  for (const model::Operation& op : draft.operations) {
    auto refuse = [&](const char* why) {
      return fail(Code::invalid, op.kind + "." + op.field + " of " + op.record.hex() + ": " + why);
    };
    auto merge = model::rule_of(op.kind, op.field).merge;
    if (const char* fault = fault_of(op, draft.stream, merge)) return refuse(fault);
    if (merge != model::MergeKind::set && !written.insert({op.record, op.kind, op.field}).second)
      return refuse("written twice in one change");
    for (const model::Dot& dot : op.overwrites)
      if (auto known = seen.find(dot.device); known == seen.end() || dot.seq == 0 || dot.seq > known->second)
        return refuse("overwrites what was never seen");
    if (merge != model::MergeKind::log || !stream || carried) continue;
    auto [found, added] = exists.try_emplace({op.record, op.kind}, false);
    if (added) {
      TRY(auto kind, tables.ids.find_name(op.kind));
      if (kind) {
        TRY(auto state, tables.records.load(*stream, *kind, op.record));
        found->second = state.rec != 0;
      }
    }
    if (found->second) return refuse("an entry of a log is written once, with its record");
  }
  return {};
}

}  // namespace blether::storage
