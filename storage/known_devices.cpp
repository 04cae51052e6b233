#include "storage/known_devices.h"

#include <algorithm>

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

// Columns: device, public_key, author, author_name, device_name.
Result<KnownDevice> take(const Statement& row) {
  KnownDevice known;
  auto id = model::DeviceId::from_bytes(row.blob(0));
  auto author = model::AuthorId::from_bytes(row.blob(2));
  auto key = row.blob(1);
  if (!id || !author || key.size() != known.public_key.size()) return fail(Code::corrupt, "device row");
  known.id = *id;
  known.author = *author;
  std::copy(key.begin(), key.end(), known.public_key.begin());
  known.author_name = row.text(3);
  known.device_name = row.text(4);
  return known;
}

}  // namespace

Result<void> KnownDevices::keep(const KnownDevice& device) {
  if (device_id_of(device.public_key) != device.id) return fail(Code::denied, "key of device " + device.id.hex());
  TRY(auto known, find(device.id));
  if (known && known->author != device.author) return fail(Code::denied, "author of device " + device.id.hex());
  if (known && known->author_name == device.author_name && known->device_name == device.device_name) return {};
  TRY(auto local, tables_.ids.device(device.id));
  TRY_VOID(tables_.sql.run("UPDATE devices SET public_key=?2, author=?3, author_name=?4, device_name=?5 WHERE id=?1",
                           local, base::ByteView(device.public_key), device.author.view(),
                           std::string_view(device.author_name), std::string_view(device.device_name)));
  found_[device.id] = device;
  return {};
}

Result<std::optional<KnownDevice>> KnownDevices::find(const model::DeviceId& id) {
  auto found = found_.find(id);
  if (found != found_.end()) return found->second;
  TRY(auto rows, tables_.sql.query("SELECT device, public_key, author, author_name, device_name FROM devices "
                                   "WHERE device=?1 AND public_key IS NOT NULL", id.view()));
  TRY(bool row, rows.step());
  if (!row) return std::nullopt;
  TRY(auto known, take(rows));
  found_[id] = known;
  return known;
}

Result<std::vector<KnownDevice>> KnownDevices::all() {
  std::vector<KnownDevice> devices;
  TRY(auto rows, tables_.sql.prepare("SELECT device, public_key, author, author_name, device_name FROM devices "
                                     "WHERE public_key IS NOT NULL ORDER BY device"));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return devices;
    TRY(auto known, take(rows));
    devices.push_back(std::move(known));
  }
}

}  // namespace blether::storage
