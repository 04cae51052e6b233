// What a person was told: rights and options explained, understanding checked, amounts told before a choice.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "care/operations.h"
#include "platform/base/result.h"

namespace blether::care {

inline constexpr std::string_view kTellingFormats[] = {"plain", "easy-read", "read-aloud",  "large-print",
                                                       "audio", "bsl",       "interpreter", "talked"};
inline constexpr std::string_view kUnderstood[] = {"understood", "partly", "not-yet"};
inline constexpr std::string_view kExplainNext[] = {"again", "other-format", "other-day"};

// What was explained begins with one of these.
inline constexpr std::string_view kExplainsOptions = "sds.explain";
inline constexpr std::string_view kExplainsRights = "rights";

// Told once, kept for good: telling again is another entry (2013 Act section 9: in writing and in other formats that
// suit the person; the partnership wants to know in which).
struct Explanation {
  std::string what;        // id of the sheet: "sds.explain.v1"
  std::string round;       // record id of the conversation or review, in hex
  std::int64_t at_ms = 0;  // UTC
  std::string format = "plain";
  std::string language = "en";
  int option = 0;          // 1 to 4 when the understanding of one was checked; else 0
  std::string understood;  // kUnderstood; empty when nobody asked
  std::string words;       // how the person put it
  std::string next;        // kExplainNext; wanted when it was not understood
};

Explanation explanation_of(const model::Record& record);
// invalid: names the field.
base::Result<Operations> record_explanation(const model::RecordId& id, const Explanation& told);
// The entries about `what` ("sds.explain", "rights") of a round, the latest last; an empty round is any.
std::vector<Explanation> explanations(std::span<const model::Record> records, std::string_view what,
                                      std::string_view round = {});
// For each of the four options the latest answer to "can you tell me in your own way"; empty where nobody asked.
std::array<std::string, 4> understanding(std::span<const model::Record> records, std::string_view round);

// The amount for each option, and its period, as told before the choice (2013 Act section 5(4)).
struct AmountsTold {
  std::string round;
  std::int64_t at_ms = 0;
  std::string format = "plain";
  std::string rates_from;                             // ISO date
  std::array<std::optional<std::int64_t>, 3> weekly;  // pence, Options 1 to 3; empty when not offered
  std::array<std::optional<std::int64_t>, 3> yearly;
};

AmountsTold amounts_told_of(const model::Record& record);
base::Result<Operations> record_amounts_told(const model::RecordId& id, const AmountsTold& told);
// The latest entry of a round, an empty round is any; null when nobody was told.
const model::Record* latest_told(std::span<const model::Record> records, std::string_view round);

}  // namespace blether::care
