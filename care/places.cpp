#include <algorithm>

#include "care/directory.h"
#include "care/identifiers.h"
#include "care/table_reader.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

Result<Places> Places::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "places.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  Places places;
  places.practice_ = root.flag_or("practice");
  for (Row& row : root.rows("localities")) {
    places.localities_.push_back({row.text("code"), row.text("name")});
    root.take(row);
  }
  for (Row& row : root.rows("rows")) {
    Line line{row.text("begins"),     row.text("neighbourhood"), row.text("locality"),
              row.text_or("cluster"), row.date("from"),          {}};
    if (row.has("until")) line.until = row.date("until");
    auto known = [&](const Locality& locality) { return locality.code == line.locality; };
    if (std::none_of(places.localities_.begin(), places.localities_.end(), known))
      row.refuse("locality", "there is no such locality");
    root.take(row);
    places.rows_.push_back(std::move(line));
  }
  TRY_VOID(root.done());
  return places;
}

Result<Place> Places::find(std::string_view typed, base::CivilDate day) const {
  auto postcode = tidy_postcode(typed);
  if (!postcode) return fail(Code::invalid, "postcode");
  const Line* best = nullptr;
  for (const Line& line : rows_) {
    if (!postcode->starts_with(line.begins) || line.from > day || (line.until && *line.until < day)) continue;
    // "DD1" is not the beginning of "DD11 4".
    char next = postcode->size() > line.begins.size() ? (*postcode)[line.begins.size()] : ' ';
    if (line.begins.find(' ') == std::string::npos && next != ' ') continue;
    if (!best || line.begins.size() > best->begins.size()) best = &line;
  }
  if (!best) return fail(Code::not_found, "postcode");
  return Place{*postcode, best->neighbourhood, best->locality, best->cluster};
}

}  // namespace blether::care
