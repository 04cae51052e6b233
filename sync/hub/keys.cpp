#include "sync/hub/keys.h"

#include <algorithm>

namespace blether::hub {

using base::Code;
using base::fail;
using base::Result;

Result<base::SecretBytes> FileKeys::key(std::string_view name) {
  TRY(base::Bytes bytes, files_.read(path_of(name)));
  auto secret = base::SecretBytes::copy_of(bytes);
  std::fill(bytes.begin(), bytes.end(), std::uint8_t{0});
  return secret;
}

Result<void> FileKeys::keep(std::string_view name, const base::SecretBytes& key) {
  TRY_VOID(files_.make_folder(folder_));
  TRY(bool there, files_.exists(path_of(name)));
  if (there) return fail(Code::exists, std::string(name) + ".key");
  return files_.replace(path_of(name), key.view());
}

Result<base::SecretBytes> key_or_make(KeyStore& keys, std::string_view name, const KeyMaker& make) {
  auto kept = keys.key(name);
  if (kept || kept.error().code != Code::not_found) return kept;
  TRY(base::SecretBytes made, make());
  TRY_VOID(keys.keep(name, made));
  return made;
}

}  // namespace blether::hub
