#include <algorithm>
#include <array>

#include "care/conversation.h"
#include "care/template_reader.h"
#include "platform/base/clock.h"

namespace blether::care {

using base::Result;

namespace {

struct OperatorName {
  std::string_view name;
  Operator op;
};

constexpr auto kOperators = std::to_array<OperatorName>({
    {"exists", Operator::exists},
    {"=", Operator::equal},
    {"!=", Operator::not_equal},
    {">", Operator::greater},
    {"<", Operator::less},
    {">=", Operator::at_least},
    {"<=", Operator::at_most},
});

bool has_order(const Item& question) {
  using enum ItemKind;
  return question.kind == date || question.kind == integer || question.kind == decimal || question.kind == quantity;
}

}  // namespace

Result<void> TemplateReader::read_conditions(const Json& json, const std::string& path, Item& item) {
  if (json.contains("enableBehavior")) {
    TRY(auto behavior, text_at(json, path, "enableBehavior"));
    if (behavior != "all" && behavior != "any") return fault(path + "/enableBehavior", "must be all or any");
    item.all_conditions = behavior == "all";
  }
  if (!json.contains("enableWhen")) return {};
  const Json& list = json["enableWhen"];
  if (!list.is_array() || list.empty()) return fault(path + "/enableWhen", "must be a list of conditions");
  // FHIR R4 que-12.
  if (list.size() > 1 && !json.contains("enableBehavior"))
    return fault(path + "/enableWhen", "several conditions need enableBehavior");
  for (std::size_t i = 0; i < list.size(); ++i)
    TRY_VOID(read_condition(list[i], path + "/enableWhen/" + std::to_string(i), item));
  return {};
}

Result<void> TemplateReader::read_condition(const Json& json, const std::string& path, Item& item) {
  if (!json.is_object()) return fault(path, "not an object");
  TRY(auto link, text_at(json, path, "question"));
  auto found = by_link_.find(link);
  if (found == by_link_.end()) return fault(path + "/question", "there is no item " + link.substr(0, 64));
  const Item& question = form_.items[found->second];
  if (!question.is_question()) return fault(path + "/question", link + " is not a question");
  TRY(auto name, text_at(json, path, "operator"));
  auto* op = std::find_if(kOperators.begin(), kOperators.end(), [&](const auto& known) { return known.name == name; });
  if (op == kOperators.end()) return fault(path + "/operator", "operator " + name.substr(0, 16) + " is not supported");
  Condition condition{found->second, op->op, true};
  bool orders = op->op != Operator::exists && op->op != Operator::equal && op->op != Operator::not_equal;
  if (orders && !has_order(question)) return fault(path + "/operator", "the answers of " + link + " have no order");
  TRY(condition.expected, read_expected(json, path, question, op->op));
  item.conditions.push_back(std::move(condition));
  return {};
}

// The one answer[x] that fits the question.
Result<Expected> TemplateReader::read_expected(const Json& json, const std::string& path, const Item& question,
                                               Operator op) {
  using enum ItemKind;
  const char* name = "answerString";
  if (op == Operator::exists || question.kind == boolean) name = "answerBoolean";
  else if (question.kind == choice || question.kind == open_choice)
    name = question.options.front().form == OptionForm::string    ? "answerString"
           : question.options.front().form == OptionForm::integer ? "answerInteger"
                                                                  : "answerCoding";
  else if (question.kind == date) name = "answerDate";
  else if (question.kind == integer) name = "answerInteger";
  else if (question.kind == decimal) name = "answerDecimal";
  else if (question.kind == quantity) name = "answerQuantity";
  TRY_VOID(only(json, path, {"question", "operator", name}));
  if (!json.contains(name)) return fault(path, std::string(name) + " is missing");
  const Json& value = json[name];
  std::string at = path + "/" + name;
  std::string_view form = name;
  if (form == "answerBoolean") {
    if (!value.is_boolean()) return fault(at, "must be true or false");
    return Expected(value.get<bool>());
  }
  const bool chosen = question.kind == choice || question.kind == open_choice;
  if (chosen && form != "answerCoding" && form != "answerBoolean") {
    const std::string code = value.is_string() ? value.get<std::string>() : value.dump();
    if (!question.option(code)) return fault(at, code.substr(0, 64) + " is no option of " + question.link_id);
    return Expected(code);
  }
  if (form == "answerInteger" || form == "answerDecimal" || form == "answerQuantity") {
    bool inside = form == "answerQuantity";
    if (inside && (!value.is_object() || !value.contains("value"))) return fault(at, "value is missing");
    auto number = exact_number(inside ? value["value"] : value);
    if (!number) return fault(at, "must be a number with at most three decimals");
    return Expected(*number);
  }
  if (form == "answerCoding") {
    if (!value.is_object()) return fault(at, "not an object");
    TRY(auto code, text_at(value, at, "code"));
    if (!question.option(code)) return fault(at + "/code", code.substr(0, 64) + " is no option of " + question.link_id);
    return Expected(code);
  }
  TRY(auto words, text_at(json, path, name));
  if (form == "answerDate" && !base::parse_date(words)) return fault(at, "not a date");
  return Expected(words);
}

// An item hangs on the questions of its conditions and on its group. What hangs on itself could never be asked.
Result<void> TemplateReader::check_cycles() {
  enum class Mark { fresh, open, done };
  std::vector<Mark> marks(form_.items.size(), Mark::fresh);
  struct Step {
    std::size_t item;
    std::size_t next = 0;
  };
  for (std::size_t start = 0; start < form_.items.size(); ++start) {
    if (marks[start] != Mark::fresh) continue;
    std::vector<Step> stack = {{start}};
    marks[start] = Mark::open;
    while (!stack.empty()) {
      Step& step = stack.back();
      const Item& item = form_.items[step.item];
      std::size_t place = step.next++, target = kNoItem;
      if (place < item.conditions.size()) target = item.conditions[place].question;
      else if (place == item.conditions.size()) target = item.parent;
      else {
        marks[step.item] = Mark::done;
        stack.pop_back();
        continue;
      }
      if (target == kNoItem || marks[target] == Mark::done) continue;
      if (marks[target] == Mark::open)
        return fault(paths_[step.item], item.link_id + " waits for itself by way of " + form_.items[target].link_id);
      marks[target] = Mark::open;
      stack.push_back({target});
    }
  }
  return {};
}

Result<void> TemplateReader::check_roles() {
  for (std::size_t i = 0; i < form_.items.size(); ++i) {
    const Item& item = form_.items[i];
    bool is_box = item.role == Role::said || item.role == Role::noticed || item.role == Role::others ||
                  item.role == Role::agreed;
    if (is_box && (item.kind != ItemKind::text || item.repeats))
      return fault(paths_[i], "a box at the end of a section is of type text and does not repeat");
    if (item.role == Role::check) {
      bool fits = item.kind == ItemKind::choice && !item.repeats &&
                  std::all_of(item.options.begin(), item.options.end(), [](const Option& option) {
                    return std::find(kAloneCodes.begin(), kAloneCodes.end(), option.code) != kAloneCodes.end();
                  });
      if (!fits) return fault(paths_[i], "a check is one choice of alone, chosen, no");
    }
    if (!item.ask_alone) continue;
    // So that a reader of the template alone can see the rule, and other FHIR software keeps it too.
    bool guarded = std::any_of(item.conditions.begin(), item.conditions.end(), [&](const Condition& condition) {
      return form_.items[condition.question].role == Role::check;
    });
    if (!guarded) return fault(paths_[i], "an item to ask alone needs a condition on a check of who is in the room");
  }
  return {};
}

}  // namespace blether::care
