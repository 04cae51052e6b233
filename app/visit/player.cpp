#include "app/visit/player.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/visit/hub_process.h"
#include "platform/base/clock.h"

namespace blether::visit {

using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

namespace {

// What was on the screen, for a message: every node with its name and value, one a line.
std::string screen_text(const json& answer) {
  std::string text;
  if (!answer.contains("nodes")) return text;
  for (const json& node : answer["nodes"]) {
    text += "\n    " + node.value("id", "") + " (" + node.value("role", "") + ") \"" + node.value("name", "").substr(0, 60) + "\"";
    if (auto value = node.value("value", ""); !value.empty()) text += " = \"" + value.substr(0, 80) + "\"";
  }
  return text;
}

bool puts_back(const Step& step) {
  auto* hub = std::get_if<Hub>(&step.act);
  return hub != nullptr && hub->act == Hub::Act::put_back;
}

base::Path aside_of(const base::Path& data) { return data.string() + ".before"; }

// The folder becomes a copy of the other.
Result<void> copy_folder(const base::Path& from, const base::Path& to) {
  std::error_code error;
  std::filesystem::remove_all(to, error);
  if (!error) std::filesystem::copy(from, to, std::filesystem::copy_options::recursive, error);
  return error ? fail(Code::io, to.filename().string() + ": " + error.message()) : Result<void>{};
}

}  // namespace

Player::Player(Script script, Programs programs, base::Path out)
    : script_(std::move(script)), programs_(std::move(programs)), out_(std::move(out)) {
  office_with(script_.people);
  for (const TabletSetup& setup : script_.tablets) {
    Tablet tablet;
    tablet.setup = setup;
    tablet.vault = out_ / "data" / setup.name;
    tablet.office = setup.people.empty() ? 0 : office_with(setup.people);
    tablet.documents = tablet.office == 0 ? out_ : out_ / setup.name;
    tablets_.push_back(std::move(tablet));
  }
}

Player::~Player() {
  for (Tablet& tablet : tablets_)
    if (tablet.app) tablet.app->stop();
  for (Office& office : offices_)
    if (office.process) office.process->stop();
}

std::size_t Player::office_with(const base::Path& people) {
  for (std::size_t i = 0; i < offices_.size(); ++i)
    if (offices_[i].people == people) return i;
  const std::string name = offices_.empty() ? "hub" : "hub-" + std::to_string(offices_.size() + 1);
  offices_.push_back({people, out_ / "data" / name, nullptr, 0});
  return offices_.size() - 1;
}

std::int64_t Player::now_ms() const {
  return script_.start_ms + later_ms_ + (base::SystemClock().boot_ms() - began_ms_);
}

Player::Tablet* Player::find(const std::string& name) {
  for (Tablet& tablet : tablets_)
    if (tablet.setup.name == name) return &tablet;
  return nullptr;
}

Result<Summary> Player::play() {
  if (auto there = files_.exists(out_ / "data"); !there || *there)
    return fail(Code::invalid, out_.string() + " holds the data of an earlier visit; name another folder, or remove that one");
  for (const char* folder : {"pictures", "data"}) {
    TRY_VOID(files_.make_folder(out_ / folder));
  }
  began_ms_ = base::SystemClock().boot_ms();
  for (Office& office : offices_) TRY_VOID(start_hub(office));
  if (std::ranges::any_of(script_.steps, puts_back)) TRY_VOID(keep_aside(offices_.front()));
  for (Tablet& tablet : tablets_) {
    TRY_VOID(start_tablet(tablet));
    TRY_VOID(enrol(tablet));
  }
  for (const Step& step : script_.steps) {
    ++summary_.steps;
    if (auto done = do_step(step); !done)
      return fail(done.error().code, "step " + std::to_string(summary_.steps) + " (" + step.says + "): " + done.error().detail);
  }
  for (Tablet& tablet : tablets_) {
    TRY_VOID(sum_up(tablet));
  }
  count_settled();
  return summary_;
}

// One item counts once, on however many tablets it was shown; it is resolved when no tablet has it open any more.
void Player::count_settled() {
  std::set<std::string> shown, open;
  for (const Tablet& tablet : tablets_) {
    shown.insert(tablet.conflicts_seen.begin(), tablet.conflicts_seen.end());
    open.insert(tablet.conflicts_open.begin(), tablet.conflicts_open.end());
  }
  summary_.conflicts_shown = shown.size();
  for (const std::string& id : shown)
    if (!open.contains(id)) ++summary_.conflicts_resolved;
}

Result<void> Player::start_hub(Office& office) {
  bool first = office.port == 0;
  TRY(auto hub, visit::start_hub(programs_.hub, office.data, office.port, first ? office.people : base::Path()));
  office.process = std::move(hub.process);
  office.port = hub.port;
  for (const auto& [worker, invitation] : hub.invitations)
    for (Tablet& tablet : tablets_)
      if (tablet.setup.worker == worker && &offices_[tablet.office] == &office) tablet.invitation = invitation;
  return {};
}

Result<void> Player::keep_aside(Office& office) {
  office.process->stop();
  TRY_VOID(copy_folder(office.data, aside_of(office.data)));
  return start_hub(office);
}

Result<void> Player::put_back(Office& office) {
  if (office.process) office.process->stop();
  TRY_VOID(copy_folder(aside_of(office.data), office.data));
  return start_hub(office);
}

Result<void> Player::start_tablet(Tablet& tablet) {
  std::vector<std::string> arguments = {
      "tablet", "--vault", tablet.vault.string(), "--documents", tablet.documents.string(), "--assets", programs_.assets.string(),
      "--device", tablet.setup.device, "--width", std::to_string(tablet.setup.width), "--height",
      std::to_string(tablet.setup.height), "--now", std::to_string(now_ms())};
  TRY(tablet.app, Child::start(programs_.tablet, arguments));
  if (tablet.cut) {
    TRY_VOID(ask(tablet, {{"do", "cut"}, {"cut", true}}));
  }
  return {};
}

// A tablet is enrolled as a worker would do it: the invitation and a passphrase, twice.
Result<void> Player::enrol(Tablet& tablet) {
  if (tablet.invitation.empty()) return fail(Code::invalid, "the office has no invitation for " + tablet.setup.worker);
  for (auto [node, text] : {std::pair("enrol/invitation", &tablet.invitation), std::pair("enrol/passphrase", &tablet.setup.passphrase),
                            std::pair("enrol/passphrase-again", &tablet.setup.passphrase)}) {
    TRY_VOID(ask(tablet, {{"do", "tap"}, {"node", node}}));
    TRY_VOID(ask(tablet, {{"do", "type"}, {"text", *text}}));
  }
  TRY_VOID(ask(tablet, {{"do", "tap"}, {"node", "enrol/begin"}}));
  TRY_VOID(act(&tablet, Sync{}));
  return {};
}

Result<json> Player::ask(Tablet& tablet, const json& request) {
  if (!tablet.app) return fail(Code::invalid, "the app is not running on this tablet");
  TRY(auto answer, tablet.app->ask(request));
  if (!answer.value("ok", false))
    return fail(Code::invalid, answer.value("problem", "no reason given") + ". On the screen:" + screen_text(answer));
  return answer;
}

Result<void> Player::do_step(const Step& step) {
  Tablet* tablet = find(step.on);
  TRY_VOID(std::visit([&](const auto& what) { return act(tablet, what); }, step.act));
  if (tablet != nullptr && tablet->app) return count_conflicts(*tablet);
  return {};
}

// A conflict counts as shown when its page was on the screen.
Result<void> Player::count_conflicts(Tablet& tablet) {
  TRY(auto told, ask(tablet, {{"do", "state"}}));
  if (!told.value("unlocked", false)) return {};
  if (auto shown = told.value("conflict_shown", ""); !shown.empty()) tablet.conflicts_seen.insert(shown);
  tablet.conflicts_open.clear();
  for (const json& id : told.value("conflicts", json::array())) tablet.conflicts_open.insert(id.get<std::string>());
  return {};
}

Result<void> Player::act(Tablet* tablet, const Tap& tap) {
  TRY_VOID(ask(*tablet, {{"do", "tap"}, {"node", tap.node}}));
  return {};
}

Result<void> Player::act(Tablet* tablet, const Type& type) {
  if (!type.into.empty()) {
    TRY_VOID(ask(*tablet, {{"do", "tap"}, {"node", type.into}}));
  }
  TRY_VOID(ask(*tablet, {{"do", "type"}, {"text", type.text}}));
  // Search words and the like are not written anywhere; only what the app says it will keep is counted.
  TRY(auto told, ask(*tablet, {{"do", "state"}}));
  if (told.value("editing_words", false)) tablet->typed.push_back(type.text);
  return {};
}

Result<void> Player::act(Tablet* tablet, const Press& press) {
  TRY_VOID(ask(*tablet, {{"do", "press"}, {"keys", press.keys}}));
  return {};
}

Result<void> Player::act(Tablet* tablet, const Draw& draw) {
  TRY_VOID(ask(*tablet, {{"do", "draw"}, {"node", draw.node}, {"strokes", draw.strokes}}));
  return {};
}

Result<void> Player::act(Tablet* tablet, const Picture& picture) {
  TRY_VOID(ask(*tablet, {{"do", "picture"}, {"file", (out_ / "pictures" / (picture.name + ".png")).string()}}));
  return {};
}

Result<void> Player::act(Tablet* tablet, const Lock&) { return act(tablet, Tap{"topbar/lock"}); }

Result<void> Player::act(Tablet* tablet, const Unlock&) {
  TRY_VOID(ask(*tablet, {{"do", "tap"}, {"node", "unlock/passphrase"}}));
  TRY_VOID(ask(*tablet, {{"do", "type"}, {"text", tablet->setup.passphrase}}));
  TRY_VOID(ask(*tablet, {{"do", "tap"}, {"node", "unlock/open"}}));
  return {};
}

Result<void> Player::act(Tablet* tablet, const Kill&) {
  if (!tablet->app) return fail(Code::invalid, "the app is not running");
  tablet->app->kill();
  tablet->app.reset();
  return {};
}

Result<void> Player::act(Tablet* tablet, const Start&) {
  if (tablet->app) return fail(Code::invalid, "the app is running already");
  return start_tablet(*tablet);
}

Result<void> Player::act(Tablet* tablet, const CutNetwork& cut) {
  TRY_VOID(ask(*tablet, {{"do", "cut"}, {"cut", cut.cut}}));
  tablet->cut = cut.cut;
  return {};
}

Result<void> Player::act(Tablet* tablet, const Sync&) {
  TRY_VOID(ask(*tablet, {{"do", "sync"}}));
  return {};
}

Result<void> Player::act(Tablet* tablet, const Shape& shape) {
  TRY_VOID(ask(*tablet, {{"do", "shape"}, {"width", shape.width}, {"height", shape.height}}));
  tablet->setup.width = shape.width;
  tablet->setup.height = shape.height;
  return {};
}

Result<void> Player::act(Tablet* tablet, const Wait& wait) {
  TRY_VOID(ask(*tablet, {{"do", "wait"}, {"ms", wait.ms}}));
  return {};
}

Result<void> Player::act(Tablet*, const Later& later) {
  later_ms_ += later.ms;
  for (Tablet& tablet : tablets_) {
    if (!tablet.app) continue;
    TRY_VOID(ask(tablet, {{"do", "later"}, {"ms", later.ms}}));
  }
  return {};
}

Result<void> Player::act(Tablet* tablet, const Expect& expect) {
  json request = {{"do", "expect"}, {"node", expect.node}, {"absent", expect.absent}};
  for (auto [key, value] : {std::pair("value", &expect.value), std::pair("contains", &expect.contains),
                            std::pair("name", &expect.name), std::pair("state", &expect.state)})
    if (*value) request[key] = **value;
  TRY_VOID(ask(*tablet, request));
  return {};
}

Result<void> Player::act(Tablet*, const Hub& hub) {
  Office& office = offices_.front();
  if (hub.act == Hub::Act::put_back) return put_back(office);
  if (hub.act == Hub::Act::start) return office.process ? fail(Code::invalid, "the office is there already") : start_hub(office);
  if (!office.process) return fail(Code::invalid, "the office is not there");
  if (hub.act == Hub::Act::kill) office.process->kill();
  else office.process->stop();
  office.process.reset();
  return {};
}

Result<void> Player::act(Tablet* tablet, const Invitation& invitation) {
  return act(tablet, Type{tablet->invitation, invitation.node});
}

Result<void> Player::act(Tablet* tablet, const Carry& carry) {
  const base::Path from = find(carry.from)->documents, to = tablet->documents / "in";
  TRY(auto names, files_.list(from));
  std::erase_if(names, [&](const std::string& name) { return !name.ends_with(carry.ending); });
  if (names.empty()) return fail(Code::invalid, "no file of " + carry.from + " ends with " + carry.ending);
  TRY_VOID(files_.make_folder(to));
  for (const std::string& name : names) {
    TRY(auto bytes, files_.read(from / name));
    TRY_VOID(files_.replace(to / name, bytes));
  }
  return {};
}

Result<void> Player::run_office(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--data", offices_.front().data.string()});
  TRY(auto office, Child::start(programs_.hub, arguments));
  for (int waited = 0; waited < 60'000 && office->running(); waited += 20) ::usleep(20'000);
  return office->running() ? fail(Code::io, "the office did not finish " + arguments.front()) : Result<void>{};
}

Result<void> Player::act(Tablet*, const Withdraw& withdraw) { return run_office({"revoke", "--device", withdraw.device}); }

Result<void> Player::act(Tablet*, const Report&) { return write_report(); }

Result<void> Player::write_report() {
  for (const auto& [verb, name] : {std::pair("report", "hub.html"), std::pair("unmet", "not-met.csv")}) {
    TRY_VOID(run_office({verb, "--out", (out_ / name).string()}));
    auto there = files_.exists(out_ / name);
    if (!there || !*there) return fail(Code::io, std::string("the office wrote no ") + name);
  }
  return {};
}

// What the tablet holds at the end, asked of its vault: an app that was left locked or killed is opened for it.
Result<void> Player::sum_up(Tablet& tablet) {
  if (!tablet.app) {
    TRY_VOID(start_tablet(tablet));
  }
  TRY(auto told, ask(tablet, {{"do", "state"}}));
  if (!told.value("has_vault", true)) {  // emptied: what it wrote is at the office
    tablet.app->stop();
    tablet.app.reset();
    return {};
  }
  if (!told.value("unlocked", false)) {
    TRY_VOID(act(&tablet, Unlock{}));
  }
  TRY(auto held, ask(tablet, {{"do", "holds"}, {"texts", tablet.typed}}));
  summary_.changes += held.value("changes", std::uint64_t{0});
  summary_.receipts += held.value("receipts", std::uint64_t{0});
  summary_.unsent += held.value("unsent", std::uint64_t{0});
  summary_.lost += held.value("missing", std::uint64_t{0});
  TRY_VOID(count_conflicts(tablet));
  tablet.app->stop();
  tablet.app.reset();
  return {};
}

}  // namespace blether::visit
