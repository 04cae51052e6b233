#include "sync/files.h"

#include <algorithm>
#include <span>

#include "platform/base/log.h"
#include "storage/kept_files.h"
#include "sync/answers.h"
#include "sync/at_the_store.h"
#include "sync/codec.h"
#include "sync/tuning.h"

namespace blether::sync {

namespace {

using base::Bytes;
using base::Code;
using base::fail;
using base::Result;
using storage::KeptFile;

// A file that does not get further so often in a row is left for the next exchange.
constexpr int kMostTries = 2;

class Mover {
 public:
  Mover(const StoreDoor& door, const Post& post, const Pace& pace, std::stop_token stop)
      : door_(door), post_(post), pace_(pace), stop_(stop) {}

  Result<FilesMoved> run() {
    TRY(auto files, at_the_store<std::vector<KeptFile>>(door_, [](storage::Store& store) { return store.files().all(); }));
    std::erase_if(files, [](const KeptFile& file) { return !file.is_to_send() && !file.is_to_get(); });
    for (std::size_t at = 0; at < files.size(); at += kMostFilesAsked) {
      const std::size_t count = std::min(kMostFilesAsked, files.size() - at);
      TRY(bool goes_on, move({files.data() + at, count}));
      if (!goes_on) break;
    }
    return moved_;
  }

 private:
  // False: the office is of a version that knows no files.
  Result<bool> move(std::span<const KeptFile> files) {
    FilesRequest request;
    for (const KeptFile& file : files) request.asks.push_back(file.name);
    auto reply = say(request);
    if (!reply && reply.error().code == Code::refused && reply.error().detail == "not_found") return false;
    if (!reply) return tl::unexpected<base::Error>(reply.error());
    if (reply->answers.size() != files.size()) return garbled("about files");
    for (std::size_t i = 0; i < files.size(); ++i) {
      const FileAnswer& answer = reply->answers[i];
      if (files[i].is_to_send()) {
        TRY_VOID(send(files[i], answer));
      } else if (answer.standing == FileStanding::whole) {
        TRY_VOID(fetch(files[i]));
      }
    }
    return true;
  }

  Result<void> send(const KeptFile& file, FileAnswer answer) {
    for (int tries = 0; answer.standing == FileStanding::wanted;) {
      if (answer.here > file.length) return garbled("about files");
      FilesRequest request;
      request.put = file.name;
      request.from = answer.here;
      TRY(request.part, at_the_store<Bytes>(door_, [&](storage::Store& store) {
            return store.files().part(file, request.from, pace_.part());
          }));
      TRY(FilesReply reply, say(request));
      if (reply.answers.size() != 1) return garbled("about files");
      answer = reply.answers.front();
      if (answer.standing == FileStanding::whole) ++moved_.sent;
      if (answer.standing != FileStanding::wanted || answer.here > request.from) continue;
      if (++tries < kMostTries) continue;
      base::log(base::Level::warning, "sync", "the office does not get further with the file of " + file.record.hex());
      return {};
    }
    if (answer.standing != FileStanding::whole) return {};
    return office_has(file);
  }

  Result<void> fetch(const KeptFile& file) {
    for (std::uint64_t here = file.here; here < file.length;) {
      FilesRequest request;
      request.get = file.name;
      request.from = here;
      request.most = pace_.part();
      auto reply = say(request);
      // Somebody else's by now.
      if (!reply && reply.error().code == Code::refused) return {};
      if (!reply) return tl::unexpected<base::Error>(reply.error());
      if (reply->part.empty()) return {};
      auto grown = at_the_store<std::uint64_t>(door_, [&](storage::Store& store) {
        return store.files().add_part(file, here, reply->part);
      });
      if (!grown && (grown.error().code == Code::corrupt || grown.error().code == Code::invalid)) {
        base::log(base::Level::warning, "sync", grown.error().detail);
        return {};  // none of it is kept; the next exchange begins anew
      }
      if (!grown) return tl::unexpected<base::Error>(grown.error());
      here = *grown;
    }
    ++moved_.received;
    return office_has(file);
  }

  Result<void> office_has(const KeptFile& file) {
    return at_the_store<void>(door_, [&](storage::Store& store) { return store.files().office_has(file.name); });
  }

  Result<FilesReply> say(const FilesRequest& request) {
    if (stop_.stop_requested()) return fail(Code::cancelled, "sync");
    TRY(Reply reply, post_(kFilesPath, encode(request)));
    return understood(decode_files_reply(reply.body));
  }

  const StoreDoor& door_;
  const Post& post_;
  const Pace& pace_;
  std::stop_token stop_;
  FilesMoved moved_;
};

}  // namespace

Result<FilesMoved> move_files(const StoreDoor& door, const Post& post, const Pace& pace, std::stop_token stop) {
  return Mover(door, post, pace, stop).run();
}

}  // namespace blether::sync
