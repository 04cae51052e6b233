#include "storage/search.h"

#include <algorithm>

#include "storage/merges.h"
#include "storage/reading.h"

namespace blether::storage {

using base::Result;

namespace {

constexpr std::size_t kExcerptWords = 12;
constexpr std::size_t kMostQueryWords = 16;

// Everything there is to find in a field: what is shown and every head, so that no side of a conflict hides.
std::vector<std::string> texts_of(const model::Field& field) {
  std::vector<std::string> texts;
  auto add = [&](const model::Value& value) {
    auto* text = std::get_if<std::string>(&value);
    if (text && !text->empty() && std::find(texts.begin(), texts.end(), *text) == texts.end()) texts.push_back(*text);
  };
  add(field.merged.value);
  for (const auto& element : field.merged.elements) add(element);
  for (const auto& head : field.heads) add(head.value);
  return texts;
}

bool names_people(std::string_view kind) { return kind == model::kind::person || kind == model::kind::relation; }

struct Word {
  std::string token;
  std::size_t from = 0, to = 0;
};

Result<std::vector<Word>> words_of(Tables& tables, std::string_view text) {
  std::vector<Word> words;
  TRY_VOID(tables.sql.tokenize(text, [&](std::string_view token, std::size_t from, std::size_t to) {
    words.push_back({std::string(token), from, to});
  }));
  return words;
}

// The typed words folded by the engine's own tokenizer: whatever was typed, only letters and digits are left, so no
// sign of the query language can get through. Every word is wanted, as the beginning of a word.
Result<std::vector<std::string>> wanted_words(Tables& tables, std::string_view typed) {
  TRY(auto words, words_of(tables, typed));
  std::vector<std::string> wanted;
  for (auto& word : words)
    if (std::find(wanted.begin(), wanted.end(), word.token) == wanted.end() && wanted.size() < kMostQueryWords)
      wanted.push_back(std::move(word.token));
  return wanted;
}

std::string query_of(std::string_view column, const std::vector<std::string>& wanted) {
  std::string query = std::string(column) + " : (";
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i > 0) query += " AND ";
    query += '"' + wanted[i] + "\"*";
  }
  return query + ")";
}

bool hits(const Word& word, const std::vector<std::string>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const std::string& begin) { return word.token.starts_with(begin); });
}

// Up to kExcerptWords words around the first found word, found words between \x02 and \x03.
std::string excerpt_of(std::string_view text, const std::vector<Word>& words, const std::vector<std::string>& wanted) {
  auto first = std::find_if(words.begin(), words.end(), [&](const Word& word) { return hits(word, wanted); });
  auto place = static_cast<std::size_t>(first - words.begin());
  std::size_t begin = place > kExcerptWords / 3 ? place - kExcerptWords / 3 : 0;
  std::size_t end = std::min(words.size(), begin + kExcerptWords);
  begin = end > kExcerptWords ? std::min(begin, end - kExcerptWords) : 0;
  std::string excerpt = begin > 0 ? "… " : "";
  std::size_t at = begin > 0 ? words[begin].from : 0;
  for (std::size_t i = begin; i < end; ++i) {
    excerpt += text.substr(at, words[i].from - at);
    auto word = text.substr(words[i].from, words[i].to - words[i].from);
    excerpt += hits(words[i], wanted) ? "\x02" + std::string(word) + "\x03" : std::string(word);
    at = words[i].to;
  }
  excerpt += end < words.size() ? " …" : std::string(text.substr(at));
  return excerpt;
}

// How well one text answers: whole words count more than beginnings.
struct Answer {
  std::size_t score = 0;
  std::string field, excerpt;
};

Result<Answer> best_answer(Tables& tables, const model::Record& record, const std::vector<std::string>& wanted) {
  Answer best;
  for (const auto& [name, field] : record.fields) {
    if (!model::rule_of(record.kind, name).searched) continue;
    for (const std::string& text : texts_of(field)) {
      TRY(auto words, words_of(tables, text));
      std::size_t score = 0;
      for (const std::string& begin : wanted) {
        std::size_t found = 0;
        for (const Word& word : words)
          if (word.token.starts_with(begin)) found = std::max<std::size_t>(found, word.token == begin ? 3 : 2);
        score += found;
      }
      if (score > best.score) best = {score, name, excerpt_of(text, words, wanted)};
    }
  }
  return best;
}

Result<void> collect(Tables& tables, std::string_view column, const std::vector<std::string>& wanted, std::size_t most,
                     std::vector<SearchHit>& hits) {
  // Newest first; of these the better answers come first.
  std::string query = query_of(column, wanted);
  TRY(auto rows, tables.sql.query("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
                                  std::string_view(query), std::uint64_t{most}));
  std::vector<std::pair<std::size_t, SearchHit>> ranked;
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) break;
    TRY(auto state, tables.records.load(rows.number(0)));
    TRY(auto record, record_of(tables, state));
    TRY(auto answer, best_answer(tables, record, wanted));
    ranked.push_back({answer.score, {record.stream, record.id, record.kind, answer.field, answer.excerpt}});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (auto& [score, hit] : ranked) hits.push_back(std::move(hit));
  return {};
}

}  // namespace

Result<void> index_record(Tables& tables, const RecordState& state, bool is_new) {
  if (!is_new) TRY_VOID(tables.sql.run("DELETE FROM search WHERE rowid=?1", state.rec));
  TRY(auto record, searched_part_of(tables, state));
  if (record.withdrawn) return {};
  std::string all;
  for (const auto& [name, field] : record.fields) {
    if (!model::rule_of(record.kind, name).searched) continue;
    for (const std::string& text : texts_of(field)) (all += text) += '\n';
  }
  if (all.empty()) return {};
  bool people = names_people(record.kind);
  return tables.sql.run("INSERT INTO search(rowid, who, words) VALUES(?1, ?2, ?3)", state.rec,
                        std::string_view(people ? all : ""), std::string_view(people ? "" : all));
}

Result<void> clear_index(Tables& tables) {
  return tables.sql.run("INSERT INTO search(search) VALUES('delete-all')");
}

Result<std::vector<SearchHit>> search_words(Tables& tables, std::string_view words, std::size_t most) {
  std::vector<SearchHit> hits;
  TRY(auto wanted, wanted_words(tables, words));
  if (wanted.empty() || most == 0) return hits;
  // People first: whoever types a name wants the person, not everybody's notes about them.
  TRY_VOID(collect(tables, "who", wanted, most, hits));
  if (hits.size() < most) TRY_VOID(collect(tables, "words", wanted, most - hits.size(), hits));
  return hits;
}

}  // namespace blether::storage
