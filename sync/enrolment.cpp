#include "sync/enrolment.h"

#include <algorithm>
#include <charconv>

namespace blether::sync {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::string_view kScheme = "blether://";
constexpr std::string_view kHubNote = "sync.hub";

bool is_space(char letter) { return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

char upper(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }

bool starts_with_scheme(std::string_view text) {
  return text.size() >= kScheme.size() &&
         std::equal(kScheme.begin(), kScheme.end(), text.begin(), [](char a, char b) { return upper(a) == upper(b); });
}

bool is_host(std::string_view host) {
  return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '.' || letter == '-' || letter == ':';
  });
}

std::string host_text(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

std::string address_text(const HubAddress& hub) {
  return std::string(kScheme) + host_text(hub.host) + ":" + std::to_string(hub.port) + "/" +
         base::to_hex(hub.fingerprint);
}

Result<void> parse_place(std::string_view place, HubAddress& hub) {
  std::string_view host, port;
  if (!place.empty() && place.front() == '[') {
    const std::size_t end = place.find("]:");
    if (end == std::string_view::npos) return fail(Code::invalid, "host");
    host = place.substr(1, end - 1);
    port = place.substr(end + 2);
  } else {
    const std::size_t colon = place.find(':');
    if (colon == std::string_view::npos) return fail(Code::invalid, "port");
    host = place.substr(0, colon);
    port = place.substr(colon + 1);
    if (host.find(':') != std::string_view::npos) return fail(Code::invalid, "host");
  }
  if (!is_host(host)) return fail(Code::invalid, "host");
  hub.host = host;
  auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), hub.port);
  if (error != std::errc() || end != port.data() + port.size() || hub.port == 0) return fail(Code::invalid, "port");
  return {};
}

// Everything before the code; leaves the rest in `text`.
Result<HubAddress> parse_address(std::string_view& text) {
  if (!starts_with_scheme(text)) return fail(Code::invalid, "scheme");
  text.remove_prefix(kScheme.size());
  HubAddress hub;
  std::size_t slash = text.find('/');
  TRY_VOID(parse_place(text.substr(0, slash), hub));
  text.remove_prefix(slash == std::string_view::npos ? text.size() : slash + 1);
  slash = text.find('/');
  auto print = base::from_hex(text.substr(0, slash));
  if (!print || print->size() != hub.fingerprint.size()) return fail(Code::invalid, "fingerprint");
  std::copy(print->begin(), print->end(), hub.fingerprint.begin());
  text.remove_prefix(slash == std::string_view::npos ? text.size() : slash + 1);
  return hub;
}

}  // namespace

std::optional<std::string> tidy_code(std::string_view typed) {
  std::string code;
  for (char letter : typed) {
    if (is_space(letter) || letter == '-' || letter == '.') continue;
    if (kCodeLetters.find(upper(letter)) == std::string_view::npos || code.size() == kCodeLength) return std::nullopt;
    code += upper(letter);
  }
  if (code.size() != kCodeLength) return std::nullopt;
  return code;
}

std::string show_code(std::string_view code) {
  std::string shown;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) shown += '-';
    shown += code[i];
  }
  return shown;
}

std::string format(const Invitation& invitation) {
  return address_text(invitation.hub) + "/" + show_code(invitation.code);
}

Result<Invitation> parse_invitation(std::string_view text) {
  text = trim(text);
  Invitation invitation;
  TRY(invitation.hub, parse_address(text));
  auto code = tidy_code(text);
  if (!code) return fail(Code::invalid, "code");
  invitation.code = *code;
  return invitation;
}

Result<std::string> parse_code(std::string_view text, const HubAddress& office) {
  if (auto code = tidy_code(text)) return *code;
  text = trim(text);
  if (!starts_with_scheme(text)) return fail(Code::invalid, "code");
  TRY(const Invitation invitation, parse_invitation(text));
  if (invitation.hub.fingerprint != office.fingerprint) return fail(Code::invalid, "office");
  return invitation.code;
}

Result<void> keep_hub(storage::Store& store, const HubAddress& hub) {
  return store.keep_note(kHubNote, base::as_bytes(address_text(hub)));
}

Result<std::optional<HubAddress>> kept_hub(storage::Store& store) {
  TRY(auto note, store.note(kHubNote));
  if (!note) return std::optional<HubAddress>();
  std::string_view text = base::as_text(*note);
  auto hub = parse_address(text);
  if (!hub || !text.empty()) return fail(Code::corrupt, "note of the service");
  return std::optional<HubAddress>(*hub);
}

}  // namespace blether::sync
