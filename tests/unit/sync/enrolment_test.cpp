#include "sync/enrolment.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/temp_vault.h"

namespace blether::tests {

namespace {

sync::Invitation office() {
  sync::Invitation invitation;
  invitation.hub.host = "hub.example.org";
  invitation.hub.port = 7443;
  invitation.hub.fingerprint.fill(0xab);
  invitation.code = "ABCDEFGHJKMNPQRS";
  return invitation;
}

std::string fault_of(const std::string& text) { return sync::parse_invitation(text).error().detail; }

}  // namespace

TEST_CASE("An invitation that is written down can be read again") {
  const std::string text = sync::format(office());
  CHECK(text == "blether://hub.example.org:7443/" + base::to_hex(office().hub.fingerprint) + "/ABCD-EFGH-JKMN-PQRS");
  CHECK(must(sync::parse_invitation(text)) == office());
}

TEST_CASE("An invitation survives spaces around it, small letters and groups without dashes") {
  std::string text = "  BLETHER://hub.example.org:7443/" + sync::format(office()).substr(31, 64) + "/abcdefgh jkmn.pqrs\n";
  CHECK(must(sync::parse_invitation(text)) == office());
}

TEST_CASE("An invitation to an address of version 6 keeps its brackets") {
  sync::Invitation invitation = office();
  invitation.hub.host = "2001:db8::1";
  CHECK(sync::format(invitation).starts_with("blether://[2001:db8::1]:7443/"));
  CHECK(must(sync::parse_invitation(sync::format(invitation))) == invitation);
}

TEST_CASE("A wrong invitation names the part that is wrong") {
  const std::string good = sync::format(office());
  CHECK(fault_of("https" + good.substr(7)) == "scheme");
  CHECK(fault_of("") == "scheme");
  CHECK(fault_of("blether://") == "port");
  CHECK(fault_of("blether://:7443/ab/cd") == "host");
  CHECK(fault_of("blether://a b:7443/ab/cd") == "host");
  CHECK(fault_of("blether://hub.example.org:0/ab/cd") == "port");
  CHECK(fault_of("blether://hub.example.org:70000/ab/cd") == "port");
  CHECK(fault_of("blether://hub.example.org:7443/abcd/ABCD-EFGH-JKMN-PQRS") == "fingerprint");
  CHECK(fault_of(good.substr(0, good.size() - 1)) == "code");
  CHECK(fault_of(good + "A") == "code");
}

TEST_CASE("A tablet remembers where its office is, under the pinned key") {
  Tablet tablet(1);
  CHECK_FALSE(must(sync::kept_hub(*tablet)));
  must(sync::keep_hub(*tablet, office().hub));
  CHECK(must(sync::kept_hub(*tablet)) == office().hub);
}

}  // namespace blether::tests
