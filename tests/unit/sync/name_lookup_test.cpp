#include "sync/name_lookup.h"

#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "sync/transport_https.h"
#include "tests/support/silent_names.h"
#include "tests/support/temp_vault.h"

namespace blether::tests {

using base::Code;
using sync::Addresses;

namespace {

constexpr int kLong = 3'600'000;  // no test waits so long

sync::LookUpName always(base::Result<Addresses> answer) {
  return [answer](const std::string&) { return answer; };
}

}  // namespace

TEST_CASE("An office that is named by its address is found without asking anybody") {
  SilentNames nobody;
  sync::NameLookup names(nobody.look_up());
  CHECK(must(names.find("127.0.0.1", kLong)) == Addresses{"127.0.0.1"});
  CHECK(must(names.find("::1", kLong)) == Addresses{"::1"});
}

TEST_CASE("The name of an office gives its addresses; a name that nobody knows is offline") {
  sync::NameLookup known(always(Addresses{"192.0.2.1", "2001:db8::1"}));
  CHECK(must(known.find("office.example", kLong)) == Addresses{"192.0.2.1", "2001:db8::1"});
  sync::NameLookup unknown(always(base::fail(Code::offline, "no such name")));
  CHECK(code_of(unknown.find("office.example", kLong)) == Code::offline);
}

TEST_CASE("Nobody answers about the office's name: after its time the lookup is given up, and the next one begins anew") {
  SilentNames silent;
  sync::NameLookup names(silent.look_up());
  CHECK(code_of(names.find("office.example", 0)) == Code::offline);
  CHECK(code_of(names.find("office.example", 0)) == Code::offline);
}

TEST_CASE("Asked to give up, a lookup that nobody answers ends at once, and so does every later one") {
  SilentNames silent;
  sync::NameLookup names(silent.look_up());
  std::jthread impatient([&] {
    silent.wait_until_asked();
    names.cancel();
  });
  CHECK(code_of(names.find("office.example", kLong)) == Code::cancelled);
  CHECK(code_of(names.find("127.0.0.1", kLong)) == Code::cancelled);
}

TEST_CASE("A request to an office whose name nobody answers ends with the time for connecting, or when it is cancelled") {
  SilentNames silent;
  sync::Timeouts short_times;
  short_times.connect = 0;
  sync::HttpsTransport patient({"office.example", 8080, {}}, short_times, silent.look_up());
  CHECK(code_of(patient.post("/v1/who", {}, {})) == Code::offline);

  SilentNames silent_too;
  sync::Timeouts long_times;
  long_times.connect = kLong;
  sync::HttpsTransport cancelled({"office.example", 8080, {}}, long_times, silent_too.look_up());
  std::jthread impatient([&] {
    silent_too.wait_until_asked();
    cancelled.cancel();
  });
  CHECK(code_of(cancelled.post("/v1/who", {}, {})) == Code::cancelled);
}

// Last: its lookups end a moment after it.
TEST_CASE("Lookups that were given up and never end do not pile up without a bound") {
  SilentNames silent;
  int began = 0;
  for (int i = 0; i < 3 * sync::kMostLookups; ++i) {
    sync::NameLookup names(silent.look_up());
    const auto found = names.find("office.example", 0);
    REQUIRE_FALSE(found);
    if (found.error().detail != "too many lookups of names") ++began;
  }
  CHECK(began <= sync::kMostLookups);
}

}  // namespace blether::tests
