// Texts: every word on a screen or page, by key, from assets/translations.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/files.h"
#include "platform/base/result.h"

namespace blether::app {

// The form of a word that goes with a number, in thousandths, in a language: "one", "two", "few", "many", or "part" for
// what is not whole (CLDR plural rules). A language not known here counts as English does: up to one is "one".
std::string_view plural_form(std::string_view language, std::int64_t thousandths);

// Immutable once loaded; safe from any thread.
class Texts {
 public:
  // Reads <folder>/<language>.json: one flat object of key to text. invalid: names the key or line of fault.
  static base::Result<Texts> load(base::Files& files, const base::Path& folder, std::string_view language);
  // The same, and English where it has no words.
  static base::Result<Texts> load_over(const Texts& english, base::Files& files, const base::Path& folder, std::string_view language);

  // The text, with {0}, {1} … replaced. A key nobody translated comes back as itself, so that it is seen.
  std::string operator()(std::string_view key, std::initializer_list<std::string_view> words = {}) const;
  std::string fill(std::string_view key, const std::vector<std::string>& words) const;
  // key.one or key.many by number, with {0} the number; key.two or key.few in a language that has them.
  std::string count(std::string_view key, std::uint64_t number) const;
  // The key of the form that goes with a number in thousandths: key.few; key.many where there are no words for that.
  std::string form(std::string_view key, std::int64_t thousandths) const;
  bool has(std::string_view key) const;
  // English stands in for words that nobody translated yet.
  bool stands_in(std::string_view key) const { return !standing_in_.empty() && standing_in_.contains(key); }

 private:
  std::map<std::string, std::string, std::less<>> texts_;
  std::set<std::string, std::less<>> standing_in_;
};

// Every language of the folder. Immutable once loaded; safe from any thread.
class Translations {
 public:
  // not_found, invalid: English cannot be read. Another language that is damaged is left out and named in the log.
  static base::Result<Translations> load(base::Files& files, const base::Path& folder);
  const Texts& english() const { return in("en"); }
  // English, when there are no words in the language.
  const Texts& in(std::string_view language) const;
  bool has(std::string_view language) const { return languages_.find(language) != languages_.end(); }

 private:
  std::map<std::string, Texts, std::less<>> languages_;  // by tag; English is always there
  Texts none_;
};

}  // namespace blether::app
