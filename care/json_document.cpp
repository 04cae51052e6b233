#include "care/json_document.h"

#include <algorithm>
#include <vector>

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

std::string escaped(std::string_view key) {
  std::string result;
  for (char c : key) {
    if (c == '~') result += "~0";
    else if (c == '/') result += "~1";
    else result += c;
  }
  return result;
}

// Walks text that is known to be well-formed JSON and notes where each value begins.
class PlaceScan {
 public:
  PlaceScan(std::string_view text, std::unordered_map<std::string, int>& lines) : text_(text), lines_(lines) {}

  // The path of a key that an object has twice; empty when there is none.
  std::string run() {
    for (at_ = 0; at_ < text_.size();) {
      char c = text_[at_];
      if (c == '\n') ++line_, ++at_;
      else if (c == '{' || c == '[') open(c == '{');
      else if (c == '}' || c == ']') close();
      else if (c == ',') wants_key_ = !stack_.empty() && stack_.back().is_object, ++at_;
      else if (c == ':' || c == ' ' || c == '\t' || c == '\r') ++at_;
      else if (c == '"' && wants_key_) key();
      else value();
    }
    return twice_;
  }

 private:
  struct Frame {
    bool is_object;
    std::string path, key;
    std::size_t index = 0;
  };

  // The path of the value that begins here.
  std::string here() {
    if (stack_.empty()) return {};
    Frame& frame = stack_.back();
    return frame.path + "/" + (frame.is_object ? frame.key : std::to_string(frame.index++));
  }

  void open(bool is_object) {
    std::string path = here();
    lines_[path] = line_;
    stack_.push_back({is_object, std::move(path), {}});
    wants_key_ = is_object;
    ++at_;
  }

  void close() {
    if (!stack_.empty()) stack_.pop_back();
    wants_key_ = false;
    ++at_;
  }

  std::string_view string_token() {
    std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
    return text_.substr(begin, at_ - begin);
  }

  void key() {
    auto token = Json::parse(string_token(), nullptr, false);
    Frame& frame = stack_.back();
    frame.key = escaped(token.is_string() ? token.get<std::string>() : std::string());
    if (!lines_.emplace(frame.path + "/" + frame.key, line_).second && twice_.empty())
      twice_ = frame.path + "/" + frame.key;
    wants_key_ = false;
  }

  void value() {
    lines_[here()] = line_;
    if (text_[at_] == '"') {
      string_token();
      return;
    }
    while (at_ < text_.size() && std::string_view(",]} \t\r\n").find(text_[at_]) == std::string_view::npos) ++at_;
  }

  std::string_view text_;
  std::unordered_map<std::string, int>& lines_;
  std::vector<Frame> stack_;
  std::size_t at_ = 0;
  int line_ = 1;
  bool wants_key_ = false;
  std::string twice_;
};

int line_at(std::string_view text, std::size_t byte) {
  auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
  return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

}  // namespace

Result<JsonDocument> JsonDocument::parse(std::string_view text, std::string_view file) {
  JsonDocument document;
  document.file_ = file;
  try {
    document.root_ = Json::parse(text.begin(), text.end());
  } catch (const Json::parse_error& error) {
    std::size_t byte = error.byte > 0 ? error.byte - 1 : 0;
    return fail(Code::invalid, document.file_ + " line " + std::to_string(line_at(text, byte)) + ": not JSON");
  } catch (const Json::exception&) {  // a number beyond what a double holds
    return fail(Code::invalid, document.file_ + " line 1: not JSON that can be read");
  }
  std::string twice = PlaceScan(text, document.lines_).run();
  if (!twice.empty()) return document.fault(twice, "named twice");
  return document;
}

int JsonDocument::line_of(std::string path) const {
  for (;;) {
    auto found = lines_.find(path);
    if (found != lines_.end()) return found->second;
    auto slash = path.rfind('/');
    if (slash == std::string::npos) return 1;
    path.resize(slash);
  }
}

tl::unexpected<base::Error> JsonDocument::fault(const std::string& path, std::string_view what) const {
  std::string detail = file_ + " line " + std::to_string(line_of(path)) + " " + (path.empty() ? "/" : path) + ": ";
  detail += what;
  return fail(Code::invalid, std::move(detail));
}

}  // namespace blether::care
