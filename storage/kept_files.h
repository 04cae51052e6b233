// KeptFiles: the sealed voices and pictures of a vault, each a file beside it. Which there are is said by the records that
// name them; the files themselves come and go by themselves, piece by piece.
#pragma once

#include "platform/base/clock.h"
#include "storage/attachments.h"
#include "storage/model/heads.h"
#include "storage/tables.h"

namespace blether::storage {

// A file that a record of this vault names.
struct KeptFile {
  model::RecordId record;
  FileName name;
  std::uint64_t length = 0;  // of the sealed form
  std::uint64_t here = 0;    // so much of it is on this tablet
  bool at_office = false;    // the office said so, not long ago
  bool withdrawn = false;    // its record
  bool is_whole() const { return here == length; }
  // Somebody has work with it: it is here and not at the office, or it is wanted here and not whole.
  bool is_to_send() const { return is_whole() && !at_office; }
  bool is_to_get() const { return !is_whole() && !withdrawn; }
};

// Files lie in "files" beside the database. Their names are made with a secret of the vault: they tell nothing, not even
// whether two vaults hold the same. Store thread only.
class KeptFiles {
 public:
  KeptFiles(Tables& tables, base::Random& random, base::Clock& clock);

  // Seals content into a file, whole and synced. The record that names it is to be written next; a file that no record
  // names is swept when the vault is next opened. invalid: more than kMostAttachment. no_space, io.
  struct Kept {
    base::Bytes hash, key;
  };
  base::Result<Kept> keep(const AttachmentPlace& place, base::ByteView content);
  // What is in the file that a record names. not_found: it has not come to this tablet yet. corrupt: it is damaged.
  base::Result<base::Bytes> content(const model::Record& attachment);

  // Of every record that names one, in order of stream and record.
  base::Result<std::vector<KeptFile>> all();
  base::Result<KeptFile> of(const model::Record& attachment);

  // --- for the exchange
  base::Result<base::Bytes> part(const KeptFile& file, std::uint64_t from, std::size_t most);
  // What came from the office. Gives how much is here now. invalid: it does not follow what is here, or is too long.
  // corrupt: the whole is not what the record names; all of it is dropped.
  base::Result<std::uint64_t> add_part(const KeptFile& file, std::uint64_t from, base::ByteView bytes);
  // It is believed for a week. Then, or after ask_again(), the office is asked once more: it may have been put back from
  // a backup that is older than the file.
  base::Result<void> office_has(const FileName& name);
  base::Result<void> ask_again();

  // Whether something of the stream is here only.
  base::Result<bool> has_unsent(const model::StreamId& stream);
  // Forgets the files of a stream; its records must still be there.
  base::Result<void> drop(const model::StreamId& stream);
  // Removes files that no record names.
  base::Result<void> sweep();

 private:
  base::Result<base::Bytes> secret();
  base::Result<base::Path> path_of(const FileName& name);
  base::Result<std::vector<KeptFile>> of_stream(const model::StreamId& stream);
  base::Result<bool> is_believed(const FileName& name);

  Tables& tables_;
  base::Random& random_;
  base::Clock& clock_;
  base::Path folder_;
  base::SystemFiles files_;
  base::Bytes secret_;
};

}  // namespace blether::storage
