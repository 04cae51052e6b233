#include "sync/leaving.h"

#include <algorithm>

namespace blether::sync {

namespace {

using base::Bytes;
using base::Code;
using base::fail;
using base::Result;

constexpr std::string_view kHeldNote = "sync.held";
constexpr std::size_t kOneStream = 17;  // audience, owner

Result<void> keep(storage::Store& store, const Streams& held) {
  Bytes note;
  for (const model::StreamId& stream : held) {
    note.push_back(static_cast<std::uint8_t>(stream.audience));
    note.insert(note.end(), stream.owner.bytes.begin(), stream.owner.bytes.end());
  }
  return store.keep_note(kHeldNote, note);
}

}  // namespace

Result<Streams> held_streams(storage::Store& store) {
  TRY(auto note, store.note(kHeldNote));
  Streams held;
  if (!note) return held;
  if (note->size() % kOneStream != 0) return fail(Code::corrupt, "note of held streams");
  for (auto at = note->begin(); at != note->end(); at += kOneStream) {
    model::StreamId stream;
    stream.audience = static_cast<model::Audience>(*at);
    std::copy(at + 1, at + kOneStream, stream.owner.bytes.begin());
    held.insert(stream);
  }
  return held;
}

Result<bool> hold_streams(storage::Store& store, const std::vector<model::StreamId>& listed, bool after_restore) {
  TRY(const Streams before, held_streams(store));
  const Streams given(listed.begin(), listed.end());
  Streams held;
  for (const model::StreamId& stream : before) {
    if (!given.contains(stream)) held.insert(stream);
    // The office may have put aside what it got while it did not list the stream.
    else TRY_VOID(store.send_again(stream, 0));
  }
  if (after_restore) {
    TRY(auto here, store.streams());
    for (const model::StreamId& stream : here) {
      if (given.contains(stream)) continue;
      TRY(auto written, store.envelopes(stream));
      if (!written.empty()) held.insert(stream);  // otherwise it was left before: only marks are here
    }
  }
  if (held != before) TRY_VOID(keep(store, held));
  return !held.empty();
}

Result<bool> leave_streams(storage::Store& store, const std::vector<model::StreamId>& listed) {
  TRY(const Streams held, held_streams(store));
  const Streams given(listed.begin(), listed.end());
  bool all_left = true;
  TRY(auto here, store.streams());
  for (const model::StreamId& stream : here) {
    if (given.contains(stream)) continue;
    if (held.contains(stream)) {
      all_left = false;
      continue;
    }
    auto left = store.leave(stream);
    if (!left && left.error().code != Code::busy) return tl::unexpected<base::Error>(left.error());
    all_left = all_left && left.has_value();
  }
  return all_left;
}

}  // namespace blether::sync
