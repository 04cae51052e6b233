// The app's assets with a mark on every English word of them: what stands on a page of another language and bears the
// mark is there because nobody translated it.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/support/temp_folder.h"

namespace blether::tests {

inline constexpr std::string_view kEnglishMark = "§";  // in no text of ours

class MarkedEnglish {
 public:
  MarkedEnglish() {
    namespace fs = std::filesystem;
    fs::copy(BLETHER_ASSETS, assets(), fs::copy_options::recursive);
    mark_texts(assets() / "translations" / "en.json");
    for (const auto& file : fs::directory_iterator(assets() / "explainers"))
      if (file.path().filename().string().ends_with("v1.json")) mark(file.path(), {"plain", "easy", "name", "text"});
    for (const char* list : {"unmet_need", "not_offered", "rates", "clocks", "domains"})
      mark(assets() / "lookups" / (std::string(list) + ".json"), {"label", "plain", "brief", "units", "what"});
    for (const auto& file : fs::directory_iterator(assets() / "templates")) mark(file.path(), {"text", "display"});
  }
  base::Path assets() const { return folder_.path() / "assets"; }

 private:
  nlohmann::json read(const base::Path& file) {
    auto bytes = files_.read(file);
    REQUIRE(bytes);
    return nlohmann::json::parse(bytes->begin(), bytes->end());
  }
  void write(const base::Path& file, const nlohmann::json& json) {
    const std::string text = json.dump(1);
    REQUIRE(files_.replace(file, base::as_bytes(text)));
  }
  void mark_texts(const base::Path& file) {
    auto json = read(file);
    for (auto& [key, words] : json.items())
      if (key != "language") words = std::string(kEnglishMark) + words.get<std::string>();
    write(file, json);
  }
  // A question's words in Easy Read, in an extension of ours.
  static bool is_easy(const nlohmann::json& part, const std::string& key) {
    return key == "valueString" && part.contains("url") && part["url"] == "urn:blether:easy";
  }
  // Every text that stands under one of `keys`, alone or in a list, and every question in Easy Read.
  static void mark(nlohmann::json& part, const std::set<std::string>& keys, bool under) {
    if (part.is_string() && under) part = std::string(kEnglishMark) + part.get<std::string>();
    if (part.is_array())
      for (auto& each : part) mark(each, keys, under);
    if (part.is_object())
      for (auto& [key, each] : part.items()) mark(each, keys, keys.contains(key) || is_easy(part, key));
  }
  void mark(const base::Path& file, const std::set<std::string>& keys) {
    auto json = read(file);
    mark(json, keys, false);
    write(file, json);
  }

  TempFolder folder_;
  base::SystemFiles files_;
};

// The first line of `words` that bears the mark; empty: none does.
inline std::string english_in(const std::string& words) {
  const auto at = words.find(kEnglishMark);
  if (at == std::string::npos) return "";
  const auto end = words.find('\n', at);
  return words.substr(at, end == std::string::npos ? end : end - at);
}

}  // namespace blether::tests
