#include "care/sheets.h"

#include <algorithm>
#include <optional>
#include <set>

#include "care/table_reader.h"

namespace blether::care {

using base::Result;

namespace {

Spoken read_lines(Row& row, const char* name) {
  Row both = row.inner(name);
  Spoken spoken{both.texts("plain"), both.texts("easy")};
  if (spoken.plain.empty() || spoken.easy.empty()) both.refuse("", "needs plain and easy lines");
  row.take(both);
  return spoken;
}

Spoken read_line(Row& row, const char* name) {
  Row both = row.inner(name);
  Spoken spoken{{both.text("plain")}, {both.text("easy")}};
  row.take(both);
  return spoken;
}

void read_blocks(Row& root, Sheet& sheet) {
  std::set<std::string> ids;
  for (Row& row : root.rows("blocks")) {
    SheetBlock block;
    block.id = row.text("id");
    block.icon = row.text("icon");
    block.heading = read_line(row, "heading");
    block.lines = read_lines(row, "lines");
    if (!ids.insert(block.id).second) row.refuse("id", "is used twice");
    root.take(row);
    sheet.blocks.push_back(std::move(block));
  }
}

Sheet read_sheet(Row& root) {
  Sheet sheet;
  sheet.id = root.text("id");
  sheet.version = root.text("version");
  sheet.language = root.text("language");
  root.text_or("about");
  sheet.title = read_line(root, "title");
  read_blocks(root, sheet);
  return sheet;
}

// Calls `at` for each part: plain text, or the name inside braces.
template <class At>
void walk(std::string_view line, At at) {
  while (!line.empty()) {
    auto open = line.find('{');
    auto close = open == std::string_view::npos ? open : line.find('}', open);
    if (close == std::string_view::npos) return at(line, false);
    if (open > 0) at(line.substr(0, open), false);
    at(line.substr(open + 1, close - open - 1), true);
    line.remove_prefix(close + 1);
  }
}

std::optional<std::string> filled(std::string_view line, const Slots& slots) {
  std::string result;
  bool whole = true;
  walk(line, [&](std::string_view part, bool is_name) {
    if (!is_name) {
      result += part;
      return;
    }
    auto found = slots.find(part);
    if (found == slots.end() || found->second.empty())
      whole = false;
    else
      result += found->second;
  });
  return whole ? std::optional(result) : std::nullopt;
}

}  // namespace

const SheetBlock* Sheet::block(std::string_view name) const {
  auto found = std::find_if(blocks.begin(), blocks.end(), [&](const SheetBlock& block) { return block.id == name; });
  return found == blocks.end() ? nullptr : &*found;
}

Result<Sheet> load_sheet(std::string_view json, std::string_view file) {
  TRY(auto document, JsonDocument::parse(json, file));
  Row root(document, document.root(), "");
  Sheet sheet = read_sheet(root);
  TRY_VOID(root.done());
  return sheet;
}

FilledSheet fill(const Sheet& sheet, bool easy_read, const Slots& slots) {
  FilledSheet result;
  result.id = sheet.id;
  result.title = filled(sheet.title.in(easy_read).front(), slots).value_or(std::string());
  for (const SheetBlock& block : sheet.blocks) {
    FilledBlock made;
    made.id = block.id;
    made.icon = block.icon;
    made.heading = filled(block.heading.in(easy_read).front(), slots).value_or(std::string());
    for (const std::string& line : block.lines.in(easy_read))
      if (auto whole = filled(line, slots)) made.lines.push_back(std::move(*whole));
    if (!made.lines.empty()) result.blocks.push_back(std::move(made));
  }
  return result;
}

std::vector<std::string> slot_names(const Sheet& sheet) {
  std::set<std::string> names;
  auto add = [&](const Spoken& spoken) {
    for (bool easy : {false, true})
      for (const std::string& line : spoken.in(easy))
        walk(line, [&](std::string_view part, bool is_name) {
          if (is_name) names.insert(std::string(part));
        });
  };
  add(sheet.title);
  for (const SheetBlock& block : sheet.blocks) add(block.heading), add(block.lines);
  return {names.begin(), names.end()};
}

Result<Explainer> load_explainer(std::string_view json, std::string_view file) {
  TRY(auto document, JsonDocument::parse(json, file));
  Row root(document, document.root(), "");
  Explainer explainer;
  explainer.sheet = read_sheet(root);
  explainer.intro = read_lines(root, "intro");
  for (Row& row : root.rows("questions")) {
    row.text("id");
    explainer.questions.push_back(row.text("text"));
    root.take(row);
  }
  for (Row& row : root.rows("options")) {
    OptionCard card;
    card.option = static_cast<int>(row.number("option", 1, 4));
    card.icon = row.text("icon");
    card.name = row.text("name");
    card.title = read_line(row, "title");
    card.lines = read_lines(row, "lines");
    card.answers = row.texts("answers");
    if (card.option != static_cast<int>(explainer.options.size()) + 1)
      row.refuse("option", "must be 1, 2, 3, 4 in order");
    if (card.answers.size() != explainer.questions.size()) row.refuse("answers", "one for each question");
    root.take(row);
    explainer.options.push_back(std::move(card));
  }
  Row check = root.inner("check");
  explainer.check = check.texts("ask");
  root.take(check);
  if (explainer.options.size() != 4) root.refuse("options", "must be four");
  if (explainer.check.size() != 4) root.refuse("check", "must be one for each option");
  TRY_VOID(root.done());
  return explainer;
}

}  // namespace blether::care
