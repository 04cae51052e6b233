#include "sync/leaving.h"

#include <algorithm>
#include <iterator>

namespace blether::sync {

namespace {

using base::Bytes;
using base::Code;
using base::fail;
using base::Result;

constexpr std::string_view kHeldNote = "sync.held";
constexpr std::string_view kNotTakenNote = "sync.not_taken";  // of the last audit
constexpr std::string_view kLeftNote = "sync.left";           // with own changes in them
constexpr std::size_t kOneStream = 17;  // audience, owner

Result<void> keep(storage::Store& store, std::string_view name, const Streams& streams) {
  Bytes note;
  for (const model::StreamId& stream : streams) {
    note.push_back(static_cast<std::uint8_t>(stream.audience));
    note.insert(note.end(), stream.owner.bytes.begin(), stream.owner.bytes.end());
  }
  return store.keep_note(name, note);
}

Result<Streams> kept(storage::Store& store, std::string_view name) {
  TRY(auto note, store.note(name));
  Streams streams;
  if (!note) return streams;
  if (note->size() % kOneStream != 0) return fail(Code::corrupt, "note " + std::string(name));
  for (auto at = note->begin(); at != note->end(); at += kOneStream) {
    model::StreamId stream;
    stream.audience = static_cast<model::Audience>(*at);
    std::copy(at + 1, at + kOneStream, stream.owner.bytes.begin());
    streams.insert(stream);
  }
  return streams;
}

}  // namespace

Result<Streams> held_streams(storage::Store& store) { return kept(store, kHeldNote); }

Result<Streams> left_streams(storage::Store& store) { return kept(store, kLeftNote); }

namespace {

// What is held once the office lists these.
Result<Streams> held_beside(storage::Store& store, const Streams& given, bool after_restore) {
  TRY(const Streams before, held_streams(store));
  TRY(const Streams not_taken, kept(store, kNotTakenNote));
  Streams held;
  for (const model::StreamId& stream : before) {
    if (!given.contains(stream)) held.insert(stream);
    // The office may have put aside what it got while it did not list the stream.
    else TRY_VOID(store.send_again(stream, 0));
  }
  // It asks for nothing that it does not list, so nobody knows whether it could take it by now.
  std::set_difference(not_taken.begin(), not_taken.end(), given.begin(), given.end(), std::inserter(held, held.end()));
  if (!after_restore) return held;
  TRY(auto here, store.streams());
  for (const model::StreamId& stream : here) {
    if (given.contains(stream)) continue;
    TRY(auto written, store.envelopes(stream));
    if (!written.empty()) held.insert(stream);  // otherwise it was left before: only marks are here
  }
  return held;
}

Result<void> come_back(storage::Store& store, const Streams& given) {
  TRY(Streams left, left_streams(store));
  const auto back = std::erase_if(left, [&](const model::StreamId& stream) { return given.contains(stream); });
  return back > 0 ? keep(store, kLeftNote, left) : Result<void>();
}

}  // namespace

Result<bool> hold_streams(storage::Store& store, const Audited& audited) {
  TRY(Streams held, held_streams(store));
  if (audited.listed) {
    const Streams given(audited.listed->begin(), audited.listed->end());
    TRY(held, held_beside(store, given, audited.after_restore));
    TRY_VOID(keep(store, kHeldNote, held));
    TRY_VOID(come_back(store, given));
  }
  TRY_VOID(keep(store, kNotTakenNote, audited.not_taken));
  return !held.empty();
}

Result<bool> leave_streams(storage::Store& store, const std::vector<model::StreamId>& listed) {
  TRY(Streams staying, held_streams(store));
  TRY(const Streams not_taken, kept(store, kNotTakenNote));
  staying.insert(not_taken.begin(), not_taken.end());
  TRY(const Streams left_before, left_streams(store));
  Streams left_now = left_before;
  const Streams given(listed.begin(), listed.end());
  bool all_left = true;
  TRY(auto here, store.streams());
  for (const model::StreamId& stream : here) {
    if (given.contains(stream)) continue;
    if (staying.contains(stream)) {
      all_left = false;
      continue;
    }
    auto left = store.leave(stream);
    if (!left && left.error().code != Code::busy) return tl::unexpected<base::Error>(left.error());
    all_left = all_left && left.has_value();
    if (!left) continue;
    TRY(auto own, store.vector_of(stream));
    if (!own.empty()) left_now.insert(stream);
  }
  if (left_now != left_before) TRY_VOID(keep(store, kLeftNote, left_now));
  return all_left;
}

}  // namespace blether::sync
