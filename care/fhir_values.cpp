#include "care/fhir_values.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <limits>

#include "care/template_reader.h"
#include "platform/base/clock.h"

namespace blether::care::fhir {

using model::Value;

namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::int64_t kDayMs = 86'400'000;

bool is_utf8(const std::string& text) {
  try {
    return !Json(text).dump().empty();
  } catch (const Json::exception&) {
    return false;
  }
}

// FHIR R4 `string`: not empty, no control characters but tab and line ends, at most 1 MiB.
bool is_string(const std::string& text) {
  return !text.empty() && text.size() <= (1u << 20) && is_utf8(text) &&
         std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
         });
}

bool is_code(const std::string& text) {
  return is_string(text) && text.front() != ' ' && text.back() != ' ' && text.find("  ") == std::string::npos &&
         text.find_first_of("\t\r\n") == std::string::npos;
}

bool is_small(std::int64_t number) {
  return number >= std::numeric_limits<std::int32_t>::min() && number <= std::numeric_limits<std::int32_t>::max();
}

Json attachment(std::string_view name, std::string_view type, base::ByteView bytes) {
  return {{"url", name}, {"valueAttachment", {{"contentType", type}, {"data", base64(bytes)}}}};
}

Json text_as(std::string_view name, const std::string& text) {
  if (text.empty()) return {{"url", name}, {"valueCode", "empty-text"}};
  if (!is_string(text)) return attachment(name, "text/plain", base::as_bytes(text));
  return {{"url", name}, {"valueString", text}};
}

// Of no type that another program shows. What is inside begins with its type: "number:3".
constexpr std::string_view kHiddenType = "application/vnd.blether.hidden";

Json hidden_part(std::string_view name, const Value& value) {
  std::string inside = "nothing:";
  if (const auto* flag = std::get_if<bool>(&value)) inside = *flag ? "flag:true" : "flag:false";
  else if (const auto* number = std::get_if<std::int64_t>(&value)) inside = "number:" + std::to_string(*number);
  else if (const auto* text = std::get_if<std::string>(&value)) inside = "text:" + *text;
  else if (const auto* bytes = std::get_if<base::Bytes>(&value)) inside = "bytes:" + std::string(base::as_text(*bytes));
  return attachment(name, kHiddenType, base::as_bytes(inside));
}

std::optional<Value> from_hidden(std::string_view inside) {
  const auto colon = inside.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view type = inside.substr(0, colon), rest = inside.substr(colon + 1);
  if (type == "text") return Value(std::string(rest));
  if (type == "bytes") {
    const auto bytes = base::as_bytes(rest);
    return Value(base::Bytes(bytes.begin(), bytes.end()));
  }
  if (type == "number") {
    std::int64_t number = 0;
    const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    return end.ec == std::errc() && std::to_string(number) == rest ? std::optional<Value>(number) : std::nullopt;
  }
  if (type == "flag" && (rest == "true" || rest == "false")) return Value(rest == "true");
  if (type == "nothing" && rest.empty()) return Value();
  return std::nullopt;
}

std::optional<Value> from_attachment(const Json& json) {
  if (!json.is_object() || !json.contains("contentType") || !json.contains("data") || !json["data"].is_string())
    return std::nullopt;
  auto bytes = from_base64(json["data"].get_ref<const std::string&>());
  if (!bytes) return std::nullopt;
  if (json["contentType"] == kHiddenType) return from_hidden(base::as_text(*bytes));
  if (json["contentType"] == "text/plain") return Value(std::string(base::as_text(*bytes)));
  return Value(*bytes);
}

std::optional<Value> from_code(const Json& json) {
  if (json == "nothing") return Value();
  if (json == "empty-text") return Value(std::string());
  if (json == "empty-bytes") return Value(base::Bytes());
  return std::nullopt;
}

std::optional<std::string> id_in(const Json& json) {
  if (!json.is_string()) return std::nullopt;
  const auto& text = json.get_ref<const std::string&>();
  return text.substr(text.rfind('/') + 1);
}

}  // namespace

std::string base64(base::ByteView bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < count ? bytes[at + i] : 0u);
    for (std::size_t i = 0; i < 4; ++i) text += i <= count ? kDigits[bits >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

std::optional<base::Bytes> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  base::Bytes bytes;
  bytes.reserve(text.size() / 4 * 3);
  for (std::size_t at = 0; at < text.size(); at += 4) {
    std::uint32_t bits = 0;
    std::size_t padding = 0;
    for (char c : text.substr(at, 4)) {
      auto digit = kDigits.find(c);
      if (c == '=') ++padding, digit = 0;
      else if (padding > 0 || digit == std::string_view::npos) return std::nullopt;
      bits = bits << 6 | static_cast<std::uint32_t>(digit);
    }
    if (padding > 2 || (padding > 0 && at + 4 != text.size())) return std::nullopt;
    for (std::size_t i = 0; i < 3 - padding; ++i) bytes.push_back(static_cast<std::uint8_t>(bits >> (16 - 8 * i)));
  }
  if (base64(bytes) != text) return std::nullopt;  // bits left over: the same bytes have one form only
  return bytes;
}

std::optional<std::string> instant(std::int64_t utc_ms) {
  constexpr std::int64_t first = -62'135'596'800'000, behind = 253'402'300'800'000;  // years 1 to 9999
  if (utc_ms < first || utc_ms >= behind) return std::nullopt;
  std::int64_t day = utc_ms / kDayMs, rest = utc_ms % kDayMs;
  if (rest < 0) --day, rest += kDayMs;
  char time[32];
  std::snprintf(time, sizeof time, "T%02d:%02d:%02d.%03dZ", static_cast<int>(rest / 3'600'000),
                static_cast<int>(rest / 60'000 % 60), static_cast<int>(rest / 1'000 % 60), static_cast<int>(rest % 1'000));
  return base::to_iso(base::date_from_days(day)) + time;
}

std::optional<std::int64_t> from_instant(std::string_view text) {
  if (text.size() != 24) return std::nullopt;
  auto date = base::parse_date(text.substr(0, 10));
  if (!date) return std::nullopt;
  auto number = [&](std::size_t at, std::size_t count) {
    std::int64_t result = 0;
    for (char c : text.substr(at, count)) {
      if (c < '0' || c > '9') return std::int64_t{-1'000'000'000};
      result = result * 10 + (c - '0');
    }
    return result;
  };
  std::int64_t ms = base::days_since_epoch(*date) * kDayMs + number(11, 2) * 3'600'000 + number(14, 2) * 60'000 +
                    number(17, 2) * 1'000 + number(20, 3);
  if (instant(ms) != text) return std::nullopt;
  return ms;
}

Json decimal(std::int64_t thousandths) {
  if (thousandths % 1000 == 0) return thousandths / 1000;
  return static_cast<double>(thousandths) / 1000.0;
}

std::optional<Json> native(Form form, const Value& value, const Addresses& addresses) {
  const auto* text = std::get_if<std::string>(&value);
  const auto* number = std::get_if<std::int64_t>(&value);
  const auto* truth = std::get_if<bool>(&value);
  switch (form) {
    case Form::text: return text && is_string(*text) ? std::optional<Json>(*text) : std::nullopt;
    case Form::code: return text && is_code(*text) ? std::optional<Json>(*text) : std::nullopt;
    case Form::day: return text && base::parse_date(*text) ? std::optional<Json>(*text) : std::nullopt;
    case Form::whole: return number && is_small(*number) ? std::optional<Json>(*number) : std::nullopt;
    case Form::count:
      return number && *number >= 0 && is_small(*number) ? std::optional<Json>(*number) : std::nullopt;
    case Form::thousandths: return number ? std::optional<Json>(decimal(*number)) : std::nullopt;
    case Form::flag: return truth ? std::optional<Json>(Json(*truth)) : std::nullopt;
    case Form::moment: {
      auto written = number ? instant(*number) : std::nullopt;
      return written ? std::optional<Json>(*written) : std::nullopt;
    }
    case Form::reference: {
      auto found = text ? addresses.find(*text) : addresses.end();
      return found == addresses.end() ? std::nullopt : std::optional<Json>(found->second);
    }
  }
  return std::nullopt;
}

std::optional<Value> from_native(Form form, const Json& json) {
  if (form == Form::whole || form == Form::count)
    return json.is_number_integer() ? std::optional<Value>(json.get<std::int64_t>()) : std::nullopt;
  if (form == Form::thousandths) {
    auto number = exact_number(json);
    return number ? std::optional<Value>(number->thousandths) : std::nullopt;
  }
  if (form == Form::flag) return json.is_boolean() ? std::optional<Value>(json.get<bool>()) : std::nullopt;
  if (!json.is_string()) return std::nullopt;
  if (form == Form::moment) {
    auto ms = from_instant(json.get_ref<const std::string&>());
    return ms ? std::optional<Value>(*ms) : std::nullopt;
  }
  if (form == Form::reference) {
    auto id = id_in(json);
    return id ? std::optional<Value>(*id) : std::nullopt;
  }
  return Value(json.get<std::string>());
}

Json part(std::string_view name, const Value& value, bool hidden) {
  if (hidden) return hidden_part(name, value);
  if (const auto* flag = std::get_if<bool>(&value)) return {{"url", name}, {"valueBoolean", *flag}};
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return {{"url", name}, {is_small(*number) ? "valueInteger" : "valueDecimal", *number}};
  if (const auto* text = std::get_if<std::string>(&value)) return text_as(name, *text);
  if (const auto* bytes = std::get_if<base::Bytes>(&value)) {
    if (bytes->empty()) return {{"url", name}, {"valueCode", "empty-bytes"}};
    return attachment(name, "application/octet-stream", *bytes);
  }
  return {{"url", name}, {"valueCode", "nothing"}};
}

Json part(std::string_view name, const std::string& text) { return text_as(name, text); }
Json part(std::string_view name, const char* text) { return text_as(name, text); }
Json part(std::string_view name, std::uint64_t number) { return part(name, Value(static_cast<std::int64_t>(number))); }

std::optional<Value> from_part(const Json& part) {
  if (!part.is_object() || part.size() != 2 || !part.contains("url")) return std::nullopt;
  for (const auto& [name, value] : part.items()) {
    if (name == "valueBoolean" && value.is_boolean()) return Value(value.get<bool>());
    if ((name == "valueInteger" || name == "valueDecimal") && value.is_number_integer())
      return Value(value.get<std::int64_t>());
    if (name == "valueString" && value.is_string()) return Value(value.get<std::string>());
    if (name == "valueAttachment") return from_attachment(value);
    if (name == "valueCode") return from_code(value);
  }
  return std::nullopt;
}

Json extension(std::string_view url, Json parts) { return {{"url", url}, {"extension", std::move(parts)}}; }

const Json* find_part(const Json& extension, std::string_view name) {
  auto parts = extension.is_object() ? extension.find("extension") : extension.end();
  if (parts == extension.end() || !parts->is_array()) return nullptr;
  for (const Json& part : *parts)
    if (part.is_object() && part.contains("url") && part["url"] == name) return &part;
  return nullptr;
}

std::optional<std::string> text_part(const Json& extension, std::string_view name) {
  const Json* found = find_part(extension, name);
  auto value = found ? from_part(*found) : std::nullopt;
  if (!value || !std::holds_alternative<std::string>(*value)) return std::nullopt;
  return std::get<std::string>(*value);
}

std::optional<std::int64_t> number_part(const Json& extension, std::string_view name) {
  const Json* found = find_part(extension, name);
  auto value = found ? from_part(*found) : std::nullopt;
  if (!value || !std::holds_alternative<std::int64_t>(*value)) return std::nullopt;
  return std::get<std::int64_t>(*value);
}

Json dot_part(std::string_view name, const model::Dot& dot) {
  return extension(name, Json::array({part("device", dot.device.hex()), part("seq", dot.seq)}));
}

std::optional<model::Dot> dot_from(const Json& json) {
  auto device = text_part(json, "device");
  auto seq = number_part(json, "seq");
  auto id = device ? model::DeviceId::from_hex(*device) : std::nullopt;
  if (!id || !seq || *seq < 0) return std::nullopt;
  return model::Dot{*id, static_cast<std::uint64_t>(*seq)};
}

Json write_part(std::string_view name, const model::Write& write, bool hidden) {
  Json parts = {part("device", write.dot.device.hex()), part("seq", write.dot.seq), part("author", write.author.hex()),
                part("clock", Value(write.time.wall_ms)), part("count", std::uint64_t{write.time.count}),
                part("value", write.value, hidden)};
  for (const model::Dot& dot : write.overwrites) parts.push_back(dot_part("overwrites", dot));
  return extension(name, std::move(parts));
}

std::optional<model::Write> write_from(const Json& json) {
  auto dot = dot_from(json);
  auto author = text_part(json, "author");
  auto id = author ? model::AuthorId::from_hex(*author) : std::nullopt;
  auto clock = number_part(json, "clock"), count = number_part(json, "count");
  const Json* held = find_part(json, "value");
  auto value = held ? from_part(*held) : std::nullopt;
  if (!dot || !id || !clock || !count || *count < 0 || *count > std::numeric_limits<std::uint32_t>::max() || !value)
    return std::nullopt;
  model::Write write{*dot, *id, {*clock, static_cast<std::uint32_t>(*count)}, *value, {}};
  for (const Json& entry : json["extension"]) {
    if (!entry.is_object() || entry.value("url", Json()) != "overwrites") continue;
    auto before = dot_from(entry);
    if (!before) return std::nullopt;
    write.overwrites.push_back(*before);
  }
  return write;
}

}  // namespace blether::care::fhir
