#include "care/fhir_map.h"

#include <algorithm>
#include <array>

namespace blether::care::fhir {

namespace {

using enum Form;

// Grouped by kind. A system named urn:blether:… is a list of our own in assets/lookups.
constexpr auto kPlaces = std::to_array<FieldPlace>({
    {"person", "given_name", "name[use=official]/given[]", text},
    {"person", "family_name", "name[use=official]/family", text},
    {"person", "known_as", "name[use=usual]/text", text},
    {"person", "birth_date", "birthDate", day},
    {"person", "address", "address[use=home]/text", text},
    {"person", "postcode", "address[use=home]/postalCode", text},
    {"person", "place", "address[use=home]/district", text},
    {"person", "phone", "telecom[system=phone]/value", text},
    {"person", "language", "communication[]/language/coding[system=urn:ietf:bcp:47]/code", code},
    // Seen in two UK guides, not confirmed by NHS Scotland.
    {"person", "chi", "identifier[system=urn:oid:2.16.840.1.113883.2.1.3.2.4.16.53]/value", text},

    {"relation", "name", "name[]/text", text},
    {"relation", "relation", "relationship[]/text", text},

    {"conversation", "started_at", "authored", moment},

    {"outcome", "want", "description/text", text},
    {"outcome", "own_words", "note[]/text", text},
    {"outcome", "domain", "category[]/coding[system=urn:blether:codes:domain]/code", code},
    {"outcome", "target_date", "target[]/dueDate", day},

    {"unmet_need", "outcome", "focus[]/reference", reference},
    {"unmet_need", "follows", "derivedFrom[]/reference", reference},
    {"unmet_need", "need", "valueCodeableConcept/text", text},
    {"unmet_need", "reason", "valueCodeableConcept/coding[system=urn:blether:codes:unmet-need]/code", code},
    {"unmet_need", "words", "note[]/text", text},
    {"unmet_need", "since", "effectiveDateTime", day},
    // Amounts are numbers beside the words that somebody typed: fhir_records.cpp.
    {"unmet_need", "effect", "component[id=effect]/valueString", text},
    {"unmet_need", "interim", "component[id=interim]/valueString", text},
    {"unmet_need", "look_again", "component[id=look-again]/valueDateTime", day},
    {"unmet_need", "closed_reason", "component[id=closed-reason]/valueString", text},
    {"unmet_need", "carer_affected", "component[id=carer-affected]/valueBoolean", flag},
    {"unmet_need", "locality", "component[id=locality]/valueString", text},
    {"unmet_need", "status",
     "component[id=status]/valueCodeableConcept/coding[system=urn:blether:codes:need-status]/code", code},
    {"unmet_need", "domain",
     "component[id=domain]/valueCodeableConcept/coding[system=urn:blether:codes:domain]/code", code},
    {"unmet_need", "support_type",
     "component[id=support-type]/valueCodeableConcept/coding[system=urn:blether:codes:support-type]/code", code},

    {"attachment", "conversation", "partOf[]/reference", reference},
    {"attachment", "type", "content/contentType", code},
    {"attachment", "bytes", "content/size", count},
    {"attachment", "at", "createdDateTime", moment},
    {"attachment", "ms", "duration", thousandths},
    {"attachment", "words", "note[]/text", text},

    {"review_line", "score", "valueInteger", whole},
    {"review_line", "note", "note[]/text", text},
    {"review_line", "subject", "focus[]/reference", reference},

    {"observation", "words", "valueString", text},
    {"strength", "what", "valueString", text},
    {"strength", "words", "note[]/text", text},

    {"risk", "want", "prediction[]/outcome/text", text},
    {"risk", "plan", "mitigation", text},
    {"risk", "why", "note[]/text", text},
    {"risk", "decided_on", "occurrenceDateTime", day},

    {"explanation", "what", "topic/text", text},
    {"explanation", "at", "sent", moment},
    {"explanation", "words", "note[]/text", text},

    {"amounts_told", "at", "sent", moment},

    {"attorney_offer", "on", "sent", day},
    {"attorney_offer", "note", "note[]/text", text},

    {"carer_event", "on", "sent", day},
    {"carer_event", "note", "note[]/text", text},

    {"offer", "at", "sent", moment},
    {"offer", "reason", "statusReason/coding[system=urn:blether:codes:not-offered]/code", code},
    {"offer", "note", "note[]/text", text},

    {"advocacy", "on", "sent", day},
    {"advocacy", "organisation", "recipient[]/display", text},
    {"advocacy", "note", "note[]/text", text},

    {"signpost", "on", "sent", day},
    {"signpost", "name", "recipient[]/display", text},
    {"signpost", "note", "note[]/text", text},

    {"complaint", "received_on", "received", day},
    {"complaint", "points", "payload[]/contentString", text},

    {"disagreement", "on", "sent", day},
    {"disagreement", "words", "payload[]/contentString", text},

    {"review", "on", "created", day},

    // In an activity of the CarePlan.
    {"support", "what", "detail/description", text},
    {"support", "outcome", "detail/goal[]/reference", reference},
    {"support", "who", "detail/performer[]/display", text},
    {"support", "support_type", "detail/code/coding[system=urn:blether:codes:support-type]/code", code},
    {"support", "from", "detail/scheduledPeriod/start", day},
    {"support", "until", "detail/scheduledPeriod/end", day},

    {"step", "what", "detail/description", text},
    {"step", "outcome", "detail/goal[]/reference", reference},
    {"step", "who", "detail/performer[]/display", text},
    {"step", "when", "detail/scheduledString", text},
});

struct KindResource {
  std::string_view kind, resource;
};
constexpr auto kResources = std::to_array<KindResource>({
    {"person", "Patient"},
    {"relation", "RelatedPerson"},
    {"conversation", "QuestionnaireResponse"},
    {"outcome", "Goal"},
    {"unmet_need", "Observation"},
    {"review_line", "Observation"},
    {"strength", "Observation"},
    {"observation", "Observation"},
    {"attachment", "Media"},
    {"risk", "RiskAssessment"},
    {"safety_concern", "Flag"},
    {"explanation", "Communication"},
    {"amounts_told", "Communication"},
    {"attorney_offer", "Communication"},
    {"carer_event", "Communication"},
    {"offer", "Communication"},
    {"advocacy", "Communication"},
    {"signpost", "Communication"},
    {"complaint", "Communication"},
    {"disagreement", "Communication"},
});

struct Segment {
  std::string_view name;
  bool is_list = false;
  std::string_view key = {}, value = {};  // the element of the list with this; no key: the first
};

Segment take_segment(std::string_view& path) {
  // A / inside brackets belongs to the value.
  std::size_t end = 0;
  for (bool inside = false; end < path.size() && (inside || path[end] != '/'); ++end)
    inside = path[end] == '[' || (inside && path[end] != ']');
  std::string_view word = path.substr(0, end);
  path.remove_prefix(std::min(path.size(), end + 1));
  auto open = word.find('[');
  if (open == std::string_view::npos) return {word};
  std::string_view inner = word.substr(open + 1, word.size() - open - 2);
  auto equals = inner.find('=');
  if (equals == std::string_view::npos) return {word.substr(0, open), true};
  return {word.substr(0, open), true, inner.substr(0, equals), inner.substr(equals + 1)};
}

bool is_wanted(const Json& element, const Segment& segment) {
  if (segment.key.empty()) return true;
  if (!element.is_object()) return false;
  auto found = element.find(segment.key);
  return found != element.end() && *found == segment.value;
}

Json& make(Json& at, const Segment& segment) {
  Json& next = at[std::string(segment.name)];
  if (!segment.is_list) return next;
  for (Json& element : next)
    if (is_wanted(element, segment)) return element;
  next.push_back(Json());
  if (!segment.key.empty()) next.back()[std::string(segment.key)] = segment.value;
  return next.back();
}

const Json* look(const Json& at, const Segment& segment) {
  auto found = at.is_object() ? at.find(segment.name) : at.end();
  if (found == at.end()) return nullptr;
  if (!segment.is_list) return &*found;
  if (!found->is_array()) return nullptr;
  for (const Json& element : *found)
    if (is_wanted(element, segment)) return &element;
  return nullptr;
}

}  // namespace

std::span<const FieldPlace> places_of(std::string_view kind) {
  auto first = std::find_if(kPlaces.begin(), kPlaces.end(), [&](const auto& place) { return place.kind == kind; });
  auto behind = std::find_if(first, kPlaces.end(), [&](const auto& place) { return place.kind != kind; });
  return {first, behind};
}

std::string_view resource_of(std::string_view kind) {
  for (const auto& row : kResources)
    if (row.kind == kind) return row.resource;
  return "Basic";
}

void put_at(Json& root, std::string_view path, Json value) {
  Json* at = &root;
  while (!path.empty()) at = &make(*at, take_segment(path));
  *at = std::move(value);
}

const Json* find_at(const Json& root, std::string_view path) {
  const Json* at = &root;
  while (at && !path.empty()) at = look(*at, take_segment(path));
  return at;
}

}  // namespace blether::care::fhir
