#include "app/core/texts.h"

#include <nlohmann/json.hpp>

#include "platform/base/log.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

Result<Texts> Texts::load(base::Files& files, const base::Path& folder, std::string_view language) {
  TRY(auto bytes, files.read(folder / (std::string(language) + ".json")));
  auto json = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!json.is_object()) return fail(Code::invalid, "translations are not one JSON object");
  Texts texts;
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string()) return fail(Code::invalid, "translation " + key + " is not text");
    texts.texts_[key] = value.get<std::string>();
  }
  return texts;
}

Result<Texts> Texts::load_over(const Texts& english, base::Files& files, const base::Path& folder, std::string_view language) {
  TRY(auto texts, load(files, folder, language));
  for (const auto& [key, words] : english.texts_)
    if (texts.texts_.emplace(key, words).second) texts.standing_in_.insert(key);
  return texts;
}

Result<Translations> Translations::load(base::Files& files, const base::Path& folder) {
  Translations all;
  TRY(auto english, Texts::load(files, folder, "en"));
  TRY(auto names, files.list(folder));
  for (const std::string& name : names) {
    if (!name.ends_with(".json") || name == "en.json") continue;
    std::string language = name.substr(0, name.size() - 5);
    auto texts = Texts::load_over(english, files, folder, language);
    if (texts) all.languages_[language] = std::move(*texts);
    else base::log(base::Level::fault, "texts", name + ": " + texts.error().detail);
  }
  all.languages_["en"] = std::move(english);
  return all;
}

const Texts& Translations::in(std::string_view language) const {
  auto found = languages_.find(language);
  if (found == languages_.end()) found = languages_.find("en");
  return found == languages_.end() ? none_ : found->second;
}

bool Texts::has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

static std::string replace_slots(const std::string& text, const std::vector<std::string_view>& words) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool slot = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (!slot) {
      result.push_back(text[i]);
      continue;
    }
    auto place = static_cast<std::size_t>(text[i + 1] - '0');
    if (place < words.size()) result.append(words[place]);
    i += 2;
  }
  return result;
}

std::string Texts::operator()(std::string_view key, std::initializer_list<std::string_view> words) const {
  auto found = texts_.find(key);
  if (found == texts_.end()) return std::string(key);
  return replace_slots(found->second, words);
}

std::string Texts::fill(std::string_view key, const std::vector<std::string>& words) const {
  auto found = texts_.find(key);
  if (found == texts_.end()) return std::string(key);
  return replace_slots(found->second, {words.begin(), words.end()});
}

std::string_view plural_form(std::string_view language, std::int64_t thousandths) {
  constexpr std::int64_t kOne = 1'000;
  const bool whole = thousandths % kOne == 0;
  const std::int64_t number = thousandths / kOne, tens = number % 100, ones = number % 10;
  if (language == "pl") {
    if (!whole) return "part";
    if (number == 1) return "one";
    return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? "few" : "many";
  }
  if (language == "ar") {
    if (!whole) return "part";
    if (number == 1) return "one";
    if (number == 2) return "two";
    return tens >= 3 && tens <= 10 ? "few" : "many";
  }
  return thousandths > 0 && thousandths <= kOne ? "one" : "many";
}

std::string Texts::form(std::string_view key, std::int64_t thousandths) const {
  const std::string own = std::string(key).append(".").append(plural_form((*this)("language"), thousandths));
  return has(own) ? own : std::string(key).append(".many");
}

std::string Texts::count(std::string_view key, std::uint64_t number) const {
  return (*this)(form(key, static_cast<std::int64_t>(number) * 1'000), {std::to_string(number)});
}

}  // namespace blether::app
