#include "app/core/faults.h"

#include "sync/faults.h"

namespace blether::app {

namespace {

using base::Code;
namespace fault = sync::fault;

struct Words {
  std::string_view fault;
  const char* key;
};
constexpr Words kWords[] = {
    {fault::kOfficeBusy, "error.office_busy"},       {fault::kOfficeFull, "error.office_full"},
    {fault::kOfficeGarbled, "error.office_garbled"}, {fault::kTooSlow, "error.too_slow"},
    {fault::kRevoked, "error.revoked"},              {fault::kUnknownDevice, "error.unknown_device"},
    {fault::kBadSignature, "error.bad_signature"},   {fault::kWrongKey, "error.office_wrong_key"},
    {fault::kAppTooOld, "error.app_too_old"},        {fault::kOfficeTooOld, "error.office_too_old"},
};

constexpr Words kInvitations[] = {
    {"code_unknown", "enrol.code_unknown"},
    {"device_known", "enrol.device_known"},
    {"too_many_tries", "enrol.too_many_tries"},
};

}  // namespace

std::string error_key(const base::Error& error) { return std::string("error.") + base::code_name(error.code); }

std::string office_key(const base::Error& error) {
  for (const Words& words : kWords)
    if (error.detail == words.fault) return words.key;
  return error.code == Code::refused || error.code == Code::denied ? "error.office_refused" : error_key(error);
}

std::string invitation_key(const base::Error& error) {
  for (const Words& words : kInvitations)
    if (error.code == Code::refused && error.detail == words.fault) return words.key;
  return office_key(error);
}

}  // namespace blether::app
