// A disk that fills up at any moment: the save says so, and nothing that was saved is lost.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "storage/key_slots.h"
#include "storage/store.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using base::Code;

namespace {

const auto kStream = shared_stream("Margaret");

void limit(int what, rlim_t most) {
  rlimit now{};
  ::getrlimit(what, &now);
  now.rlim_cur = most;
  ::setrlimit(what, &now);
}

// Runs `work` in a child that may not let any file grow over `most_bytes`; gives what `work` returned.
template <class Work>
int with_full_disk(rlim_t most_bytes, Work work) {
  pid_t pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    limit(RLIMIT_FSIZE, most_bytes);
    ::_exit(work());
  }
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

model::Operation answer(std::uint64_t number, std::size_t length) {
  return {"answer", id_named<model::RecordId>("answer " + std::to_string(number)), "text", model::Act::put,
          std::string(length, 'w'), {}};
}

// Saves until the disk is full: 0 and the number of saves in `file` when the one error was "no space", else 1.
int save_until_full(Tablet& tablet, int tell) {
  auto store = tablet.try_open();
  if (!store) return store.error().code == Code::no_space ? 0 : 1;
  for (std::uint64_t i = 1; i < 2000; ++i) {
    auto saved = (*store)->commit({kStream, "", {answer(tablet.world.random.next(), 100 + (i % 5) * 3000)}});
    if (!saved) return saved.error().code == Code::no_space && (*store)->streams() ? 0 : 1;
    std::uint64_t seq = saved->dot.seq;
    if (::write(tell, &seq, sizeof seq) != sizeof seq) return 1;
  }
  return 1;
}

}  // namespace

TEST_CASE("Wherever the disk fills up, the save says there is no room and everything saved before is there") {
  for (rlim_t most = 200'000; most < 500'000; most += 6'100) {
    CAPTURE(most);
    Tablet tablet(static_cast<std::uint64_t>(most));
    tablet.write(kStream, "person", id_named<model::RecordId>("Margaret"), {{"phone", std::string("1")}});
    tablet.close();
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    CHECK(with_full_disk(most, [&] { return save_until_full(tablet, ends[1]); }) == 0);
    ::close(ends[1]);
    std::uint64_t last = 1, seq = 0;
    while (::read(ends[0], &seq, sizeof seq) == sizeof seq) last = seq;
    ::close(ends[0]);

    tablet.open();
    CHECK(must(tablet->vector_of(kStream)) == model::VersionVector{{tablet.id(), last}});
    must(tablet->check_integrity());
    must(tablet->check_audit());
    must(tablet->commit({kStream, "", {answer(7, 10'000)}}));
  }
}

TEST_CASE("A vault on a full disk still opens and can be read") {
  TempFolder folder;
  base::SystemFiles files;
  TestWorld world(1);
  storage::VaultPlace place{folder / "vault"};
  {
    auto vault = must(storage::Vault::create(files, place, {id_named<model::AuthorId>("Ishbel"), "Ishbel"}, kPassphrase,
                                             world.view(), kFloorCost));
    must(vault->store().commit({kStream, "", {answer(1, 100)}}));
  }
  CHECK(with_full_disk(0, [&] {
          auto vault = storage::Vault::open(files, place, kPassphrase, world.view());
          if (!vault) return 1;
          auto record = (*vault)->store().record(kStream, id_named<model::RecordId>("answer 1"));
          if (!record || record->text("text").size() != 100) return 2;
          auto saved = (*vault)->store().commit({kStream, "", {answer(2, 100)}});
          return !saved && saved.error().code == Code::no_space ? 0 : 3;
        }) == 0);
  must(storage::Vault::open(files, place, kPassphrase, world.view()));
}

TEST_CASE("A new vault for which there is no room leaves nothing behind") {
  for (rlim_t most : {rlim_t{0}, rlim_t{100}, rlim_t{5'000}, rlim_t{40'000}, rlim_t{90'000}}) {
    CAPTURE(most);
    TempFolder folder;
    base::SystemFiles files;
    TestWorld world(1);
    storage::VaultPlace place{folder / "vault"};
    CHECK(with_full_disk(most, [&] {
            auto vault = storage::Vault::create(files, place, {id_named<model::AuthorId>("Ishbel"), "Ishbel"},
                                                kPassphrase, world.view(), kFloorCost);
            return !vault && vault.error().code == Code::no_space ? 0 : 1;
          }) == 0);
    CHECK(must(files.list(place.folder)).empty());
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("Too little memory to derive the key is never called a wrong passphrase") {
  TempFolder folder;
  base::SystemFiles files;
  TestWorld world(1);
  storage::VaultPlace place{folder / "vault"};
  must(storage::Vault::create(files, place, {id_named<model::AuthorId>("Ishbel"), "Ishbel"}, kPassphrase, world.view(),
                              kFloorCost));
  auto slots = must(storage::read_slots(files, place.folder)).slots;
  slots.slots[0].memory = storage::kMostMemory;
  pid_t pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    limit(RLIMIT_AS, 256u << 20);
    auto opened = storage::unwrap(slots, kPassphrase);
    ::_exit(!opened && opened.error().code == Code::no_memory ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  CHECK(WEXITSTATUS(status) == 0);
}
#endif
