// Which record is which FHIR resource, and which field stands where in it. Inside care only.
#pragma once

#include <span>
#include <string_view>

#include "care/fhir_values.h"

namespace blether::care::fhir {

// `path` leads from the resource (or the activity of a CarePlan): names with a / between. "name[use=usual]" is the
// element of the list `name` whose `use` is "usual", "name[]" the first element.
struct FieldPlace {
  std::string_view kind, field, path;
  Form form;
};

// Of one kind; empty when all its fields stand in extensions.
std::span<const FieldPlace> places_of(std::string_view kind);
// "Goal"; "Basic" for kinds that FHIR R4 has nothing for, and for those this version does not know.
std::string_view resource_of(std::string_view kind);

void put_at(Json& root, std::string_view path, Json value);
const Json* find_at(const Json& root, std::string_view path);

}  // namespace blether::care::fhir
