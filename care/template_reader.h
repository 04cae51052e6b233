// Steps of reading a template. Inside care only.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "care/json_document.h"
#include "care/questionnaire.h"

namespace blether::care {

inline constexpr std::string_view kTranslationUrl = "http://hl7.org/fhir/StructureDefinition/translation";
inline constexpr std::string_view kOrdinalUrl = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
inline constexpr std::string_view kMinUrl = "http://hl7.org/fhir/StructureDefinition/minValue";
inline constexpr std::string_view kMaxUrl = "http://hl7.org/fhir/StructureDefinition/maxValue";
inline constexpr std::string_view kUnitUrl = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";

// A template on its way in: the item at each index came from the place of the same index.
class TemplateReader {
 public:
  TemplateReader(const JsonDocument& document, Origin origin) : document_(document), foreign_(origin == Origin::foreign) {}
  base::Result<Template> read();

 private:
  // template_reader.cpp: the tree of items
  base::Result<void> read_head();
  base::Result<void> read_items(const Json& list, const std::string& path, std::size_t parent, std::size_t depth);
  base::Result<void> read_item(const Json& json, const std::string& path, std::size_t parent, std::size_t depth);
  base::Result<void> read_kind(const Json& json, const std::string& path, Item& item);
  base::Result<void> check_shape(const Json& json, const std::string& path, const Item& item, std::size_t depth);

  // template_parts.cpp: words, extensions, options
  base::Result<void> only(const Json& object, const std::string& path, const std::set<std::string_view>& known);
  base::Result<std::string> text_at(const Json& object, const std::string& path, const char* name);
  base::Result<bool> flag_at(const Json& object, const std::string& path, const char* name);
  base::Result<Words> words_at(const Json& object, const std::string& path, const char* name);
  base::Result<void> read_translations(const Json& shadow, const std::string& path, Words& words);
  base::Result<void> read_extensions(const Json& json, const std::string& path, Item& item);
  base::Result<void> read_extension(const Json& extension, const std::string& path, Item& item);
  base::Result<void> read_contained();
  base::Result<void> read_value_set(const Json& set, const std::string& path);
  base::Result<void> read_options(const Json& json, const std::string& path, Item& item);
  base::Result<Option> read_concept(const Json& json, const std::string& path, const std::set<std::string_view>& known);
  base::Result<void> add_option(std::vector<Option>& options, Option option, const std::string& path);

  // template_foreign.cpp: what a Questionnaire that was not written for us may be
  base::Result<void> read_foreign_head();
  bool is_link_id(std::string_view text) const;
  void add_section();
  base::Result<Words> question_words(const Json& json, const std::string& path, const Item& item);
  // Words to read out inside a question are its hint; false: there is something else.
  base::Result<bool> read_inner_hints(const Json& json, const std::string& path, Item& item);
  base::Result<Option> read_foreign_option(const Json& json, const std::string& path);
  base::Result<void> read_expansion(const Json& set, const std::string& path, std::vector<Option>& options);
  // An extension that says only how something looks, or that comes to nothing here.
  static bool may_pass_over(std::string_view url, const Json& extension);

  // template_conditions.cpp: enableWhen, once every item is known
  base::Result<void> read_conditions(const Json& json, const std::string& path, Item& item);
  base::Result<void> read_condition(const Json& json, const std::string& path, Item& item);
  base::Result<Expected> read_expected(const Json& json, const std::string& path, const Item& question, Operator op);
  base::Result<void> check_cycles();
  base::Result<void> check_roles();

  auto fault(const std::string& path, std::string_view what) const { return document_.fault(path, what); }

  const JsonDocument& document_;
  const bool foreign_;
  Template form_;
  std::vector<std::string> paths_;            // JSON pointer of each item
  std::vector<const Json*> sources_;          // JSON of each item
  std::unordered_map<std::string, std::size_t> by_link_;
  std::unordered_map<std::string, std::vector<Option>> value_sets_;
};

bool is_id(std::string_view text);

// A JSON number in thousandths; nothing when it is none, has more than three decimals or is out of range.
std::optional<Number> exact_number(const Json& json);

}  // namespace blether::care
