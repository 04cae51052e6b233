// Values as FHIR writes them. Inside care only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "care/json_document.h"
#include "storage/model/change.h"
#include "storage/model/heads.h"

namespace blether::care::fhir {

inline constexpr std::string_view kRecordUrl = "urn:blether:record";
inline constexpr std::string_view kFieldUrl = "urn:blether:field";
inline constexpr std::string_view kVersionsUrl = "urn:blether:versions";
inline constexpr std::string_view kStatusUrl = "urn:blether:status";

// How a value stands in a native element.
enum class Form {
  text,         // a FHIR string
  code,         // a FHIR code: no space at its ends, none doubled
  day,          // an ISO date
  moment,       // UTC milliseconds as an instant
  whole,        // an integer of 32 bits
  count,        // the same, not below zero
  thousandths,  // as a decimal
  flag,         // true or false
  reference,    // a record's id in hexadecimal, as "Goal/<id>"
};

// The FHIR resource a record is in, by the record's id in hexadecimal; empty when there is none of its own.
using Addresses = std::unordered_map<std::string, std::string>;

// 3500 is 3.5, 4000 is 4.
Json decimal(std::int64_t thousandths);

// Nothing when the value could not be read back exactly as it is: it goes into an extension then.
std::optional<Json> native(Form form, const model::Value& value, const Addresses& addresses);
std::optional<model::Value> from_native(Form form, const Json& json);

// A part of an extension: {"url": name, "value…": …}. `hidden`: neither the value nor what type it has is legible as it
// stands.
Json part(std::string_view name, const model::Value& value, bool hidden = false);
Json part(std::string_view name, const std::string& text);
Json part(std::string_view name, const char* text);
Json part(std::string_view name, std::uint64_t number);
std::optional<model::Value> from_part(const Json& part);
Json extension(std::string_view url, Json parts);

// Parts of one extension on the way in.
const Json* find_part(const Json& extension, std::string_view name);
std::optional<std::string> text_part(const Json& extension, std::string_view name);
std::optional<std::int64_t> number_part(const Json& extension, std::string_view name);

Json dot_part(std::string_view name, const model::Dot& dot);
std::optional<model::Dot> dot_from(const Json& part);
Json write_part(std::string_view name, const model::Write& write, bool hidden);
std::optional<model::Write> write_from(const Json& part);

// "2026-11-24T10:30:00.000Z"; nothing before the year 1 and after 9999.
std::optional<std::string> instant(std::int64_t utc_ms);
std::optional<std::int64_t> from_instant(std::string_view text);

std::string base64(base::ByteView bytes);
std::optional<base::Bytes> from_base64(std::string_view text);

}  // namespace blether::care::fhir
