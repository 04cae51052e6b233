// Remote: the tablet's side of a visit script. Reads one command a line, does it as a person would, answers one line.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/ui/tablet.h"

namespace blether::visit {

// A clock that a script can move on. Starts at a given time and runs with the machine's, but for the time that the tablet
// waits for its next command: how slow a machine plays a script does not decide whether a tablet locks itself.
class ScriptClock final : public base::Clock {
 public:
  explicit ScriptClock(std::int64_t starts_ms) : starts_ms_(starts_ms), began_ms_(system_.boot_ms()) {}
  std::int64_t utc_ms() const override { return starts_ms_ + boot_ms() - began_ms_; }
  std::int64_t boot_ms() const override { return system_.boot_ms() + later_ms_; }
  // So much time passes at once; less than nothing: it did not pass.
  void later(std::int64_t ms) { later_ms_ += ms; }

 private:
  base::SystemClock system_;
  std::int64_t starts_ms_, began_ms_;
  std::atomic<std::int64_t> later_ms_ = 0;
};

class Remote {
 public:
  Remote(ui::Tablet& tablet, ScriptClock& clock) : tablet_(tablet), clock_(clock) {}
  // Until standard input ends.
  void serve();
  // One command's answer: {"ok": true, …}, or {"ok": false, "problem": …, "nodes": […]} with what is on the screen.
  nlohmann::json answer(const nlohmann::json& command);

 private:
  const ui::Node* find(const std::string& id);
  base::Result<void> tap(const std::string& node);
  // The node, scrolled to where it can be touched. not_found: there is none.
  base::Result<const ui::Node*> reach(const std::string& node);
  base::Result<void> draw(const nlohmann::json& command);
  void type(const std::string& text);
  base::Result<void> press(const std::string& keys);
  base::Result<void> expect(const nlohmann::json& command);
  nlohmann::json state();
  nlohmann::json nodes() const;

  ui::Tablet& tablet_;
  ScriptClock& clock_;
  std::uint64_t written_before_ = 0;
};

}  // namespace blether::visit
