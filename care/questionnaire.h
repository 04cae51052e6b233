// Templates: FHIR R4 Questionnaires, read, checked and made ready for one general engine.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/files.h"
#include "platform/base/result.h"

namespace blether::care {

// Words in the template's own language and in others (FHIR translation extension).
struct Words {
  std::string text;
  std::map<std::string, std::string, std::less<>> translations;  // by language tag

  const std::string& in(std::string_view language) const {
    auto found = translations.find(language);
    return found == translations.end() ? text : found->second;
  }
};

enum class ItemKind { group, display, string, text, choice, open_choice, boolean, date, integer, decimal, quantity };

// What an item is for. Only prompts are counted in "2 of 4".
enum class Role {
  section,  // a group
  prompt,   // something asked
  said,     // the boxes that end a section: what the person said,
  noticed,  //   what the worker noticed,
  others,   //   what the carer or others said,
  agreed,   //   and what we agreed
  check,    // the worker says who is in the room; kept in the conversation's field "alone"
  cue,      // words to read out; nothing is written down
};

// How an option stands in the Questionnaire, and so in the answers to it.
enum class OptionForm { coding, string, integer };

struct Option {
  std::string code;
  std::string system;           // of the code; may be empty
  OptionForm form = OptionForm::coding;
  Words label;
  std::string icon;             // name in assets/icons; may be empty
  std::optional<int> score;     // position on a scale, 0-4
};

enum class Operator { exists, equal, not_equal, greater, less, at_least, at_most };

// What a condition compares with. Codes, text and dates are text; numbers are in thousandths, so that they are exact.
struct Number {
  std::int64_t thousandths = 0;
  auto operator<=>(const Number&) const = default;
};
using Expected = std::variant<bool, Number, std::string>;

struct Condition {
  std::size_t question = 0;  // index into Template::items
  Operator op = Operator::exists;
  Expected expected = true;
};

inline constexpr std::size_t kNoItem = static_cast<std::size_t>(-1);

struct Item {
  std::string link_id;
  ItemKind kind = ItemKind::text;
  Role role = Role::prompt;
  Words text;
  Words brief;                       // a section's short name for a narrow list; the text itself if none is given
  Words hint;                        // one line below; may be empty
  Words easy;                        // the text in Easy Read; may be empty
  Words easy_hint;                   // what stands below that instead of the hint; may be empty
  std::string icon;                  // name in assets/icons; may be empty
  std::vector<std::string> domains;  // tags such as "D05", "process", "all"
  bool required = false;             // said by the template; here nothing asked of a person is ever compulsory
  bool repeats = false;              // a choice that repeats is many-choice; other items can be answered again
  bool ask_alone = false;            // hidden until the worker confirms that the person is alone or chose who stays
  bool is_private = false;           // the worker does not see the answer
  bool added = false;                // not in the Questionnaire: a section for what stands at its top
  bool own_page = false;             // of a section: a carer may fill it in alone, in carer mode
  bool is_scale = false;             // one choice of options with a score; saves only with a note or "no note given"
  std::vector<std::string> safety_codes;  // choosing one of these offers the safety page at once
  std::vector<Option> options;
  std::vector<Condition> conditions;      // enableWhen
  bool all_conditions = true;             // enableBehavior
  std::optional<std::size_t> longest;     // characters
  std::optional<Number> least, most;
  Words unit;                             // of a quantity; may be empty
  std::size_t parent = kNoItem;           // index of the group
  std::size_t section = kNoItem;          // index into Template::sections
  std::vector<std::size_t> children;      // indices, in order

  bool is_question() const { return kind != ItemKind::group && kind != ItemKind::display; }
  bool is_many() const { return repeats && (kind == ItemKind::choice || kind == ItemKind::open_choice); }
  const Option* option(std::string_view code) const;

  // As it is asked, and the line below. In Easy Read where somebody reads that and there is such a wording in the
  // language; where there is only a translation of the plain question, that stays.
  const std::string& asked(std::string_view language, bool easy_read) const;
  const std::string& hinted(std::string_view language, bool easy_read) const;
};

// Immutable once loaded; safe from any thread.
struct Template {
  std::string id;       // "gc.v1": kept in every conversation held on it
  std::string url, version, name, status, language;
  Words title;
  std::vector<Item> items;            // in document order, groups before what they hold
  std::vector<std::size_t> sections;  // the groups at the top, as indices of items
  bool foreign = false;               // of the folder "foreign": nothing of our own begins on it

  const Item* find(std::string_view link_id) const;
  std::optional<std::size_t> index_of(std::string_view link_id) const;
};

// Whose Questionnaire it is. Ours are held to what our pages need. Others were not written for this program: what only
// says how they should look is passed over, and what would change what is asked or kept is refused by its name
// (docs/fhir.md).
enum class Origin { ours, foreign };

// Reads and checks one Questionnaire, refused whole if anything in it is wrong or unknown to this version
// (docs/templates.md says what is known). invalid: the detail is "<file> line <n> <JSON path>: <what is wrong>".
base::Result<Template> load_template(std::string_view json, std::string_view file, Origin origin = Origin::ours);

// Every *.json of the folder, by id, refused whole with the first fault; of its folder "foreign" a faulty file alone (log).
base::Result<std::map<std::string, Template, std::less<>>> load_templates(base::Files& files, const base::Path& folder);

// What a new conversation of a kind begins on: of "gc.v1" and "gc.v2" the latter. Those that began on an earlier one
// keep it. Null: there is none of ours by that name.
const Template* newest_template(const std::map<std::string, Template, std::less<>>& templates, std::string_view name);

// Limits, so that no template can exhaust a tablet.
inline constexpr std::size_t kMostTemplateBytes = 4u << 20;
inline constexpr std::size_t kMostItems = 2'000;
inline constexpr std::size_t kMostDepth = 8;

}  // namespace blether::care
