#include "app/core/commands/about.h"

#include "care/about_person.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;

namespace {

Result<Record> person_of(const PageWorld& world) {
  TRY(auto person, world.find(person_record(world.person.id)));
  if (!person) return base::fail(base::Code::not_found, "person");
  return *person;
}

Result<Carried> carry(const PageWorld& world, const SetNeed& wish) {
  TRY(auto person, person_of(world));
  TRY(auto operations, care::set_need(person, world.lookups.communication, wish.code, wish.wanted));
  return Carried{"reason.about", std::move(operations), "", {}, {}};
}

Result<Carried> carry(const PageWorld& world, const SetGroup& wish) {
  TRY(auto person, person_of(world));
  TRY(auto operations, care::set_group(person, world.lookups.care_groups, wish.code, wish.wanted));
  return Carried{"reason.about", std::move(operations), "", {}, {}};
}

Result<Carried> carry(const PageWorld& world, const SetEquality& wish) {
  TRY(auto person, person_of(world));
  TRY(auto now, world.find(care::equality_id(person.id)));
  TRY(auto operations, care::set_equality(person.id, now ? &*now : nullptr, wish.field,
                                          wish.rather_not ? care::kRatherNotSay : std::string_view(wish.words)));
  return Carried{"reason.about", std::move(operations), "", {}, {}};
}

Result<Carried> carry(const PageWorld& world, const SetLanguage& wish) {
  TRY(auto person, person_of(world));
  TRY(auto operations, care::set_language(person, world.lookups.languages, wish.tag));
  return Carried{"reason.about", std::move(operations), "", {}, {}};
}

}  // namespace

Result<Carried> carry_out_about(const PageWorld& world, const AboutIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

}  // namespace blether::app
