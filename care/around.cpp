#include <algorithm>
#include <cmath>
#include <numbers>

#include "care/about_person.h"
#include "care/record_edit.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr TextField<Strength> kStrength[] = {
    {"what", &Strength::what}, {"type", &Strength::type}, {"words", &Strength::words}, {"place", &Strength::place}};
constexpr TextField<Around> kAround[] = {
    {"name", &Around::name},   {"relation", &Around::relation}, {"note", &Around::note},
    {"words", &Around::words}, {"type", &Around::type},         {"closeness", &Around::closeness},
    {"wish", &Around::wish},   {"icon", &Around::icon},         {"place", &Around::place}};

// On an ellipse, the first at the top left, then with the clock; more than eight stand in two rings.
void place_all(std::vector<Around>& all) {
  constexpr std::size_t kRing = 8;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::size_t ring = i / kRing, first = ring * kRing;
    std::size_t in_ring = std::min(kRing, all.size() - first);
    double turn = 2 * std::numbers::pi * static_cast<double>(i - first) / static_cast<double>(in_ring);
    double angle = turn - 0.75 * std::numbers::pi + (ring % 2 ? std::numbers::pi / kRing : 0);
    double far = 1.0 / (1.0 + 0.45 * static_cast<double>(ring));
    all[i].x = far * std::cos(angle);
    all[i].y = far * std::sin(angle);
  }
}

}  // namespace

Strength strength_of(const model::Record& record) {
  Strength strength;
  read_texts(record, kStrength, strength);
  strength.record = record.id;
  strength.outcomes = record.texts("outcomes");
  return strength;
}

std::vector<Strength> strengths_in_order(std::span<const model::Record> strengths) {
  std::vector<Strength> all;
  for (const model::Record* record : standing(strengths, kind::strength)) all.push_back(strength_of(*record));
  std::sort(all.begin(), all.end(), [](const Strength& a, const Strength& b) {
    return std::tie(a.place, a.record) < std::tie(b.place, b.record);
  });
  return all;
}

Result<Operations> set_strength(const model::RecordId& id, const model::Record* now, const Strength& strength) {
  if (!has_words(strength.what)) return fail(Code::invalid, "what");
  if (!contains(kStrengthTypes, strength.type)) return fail(Code::invalid, "type");
  RecordEdit edit(kind::strength, id, now);
  write_texts(edit, kStrength, strength);
  edit.elements("outcomes", strength.outcomes);
  return edit.take();
}

Around around_of(const model::Record& record) {
  Around around;
  read_texts(record, kAround, around);
  around.record = record.id;
  around.carer = record.flag("carer");
  around.outcomes = record.texts("outcomes");
  if (around.type.empty()) around.type = "person";
  if (around.closeness.empty()) around.closeness = "in-touch";
  if (around.icon.empty()) {
    bool is_pet = around.type == "pet";
    around.icon = around.carer              ? "carer"
                  : is_pet                  ? "heart"
                  : around.type == "person" ? "person"
                  : around.type == "place"  ? "pin"
                                            : "people";
  }
  return around;
}

std::vector<Around> people_map(std::span<const model::Record> relations) {
  std::vector<Around> all;
  for (const model::Record* record : standing(relations, kind::relation)) all.push_back(around_of(*record));
  std::sort(all.begin(), all.end(),
            [](const Around& a, const Around& b) { return std::tie(a.place, a.record) < std::tie(b.place, b.record); });
  place_all(all);
  return all;
}

Result<Operations> set_around(const model::RecordId& id, const model::Record* now, const Around& around) {
  if (!has_words(around.name)) return fail(Code::invalid, "name");
  if (!contains(kAroundTypes, around.type)) return fail(Code::invalid, "type");
  if (!contains(kCloseness, around.closeness)) return fail(Code::invalid, "closeness");
  if (!around.wish.empty() && !contains(kWishes, around.wish)) return fail(Code::invalid, "wish");
  RecordEdit edit(kind::relation, id, now);
  write_texts(edit, kAround, around);
  edit.set_if_any("carer", around.carer);
  edit.elements("outcomes", around.outcomes);
  return edit.take();
}

std::string want_from(const Around& around) {
  if (around.closeness == "missed") return "go back to " + around.name;
  return (around.wish == "less" ? "see less of " : "see more of ") + around.name;
}

}  // namespace blether::care
