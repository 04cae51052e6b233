// Makes the data: a port of the generator that the other engines' benches use, to the byte.
#include <algorithm>
#include <array>
#include <functional>

#include "bench/sync/peers_data.h"

namespace blether::bench {

namespace {

using Words = std::vector<const char*>;

const Words kSubjects{"The client", "Her mother", "His carer", "The support worker", "The school", "A neighbour",
                      "The family", "Their GP", "The occupational therapist", "The housing officer", "The young person",
                      "The physiotherapist"};
const Words kVerbs{"reported", "described", "agreed", "noted", "asked whether", "confirmed", "was concerned",
                   "explained", "hoped", "observed", "mentioned", "felt"};
const Words kObjects{"that mornings remain difficult", "that travel to the clinic takes over an hour",
                     "that the new medication causes drowsiness", "that sleep has improved since the last visit",
                     "that the stairs at home are unsafe", "that money worries are affecting appetite",
                     "that the weekly group is helpful", "that speech is clearer in quiet rooms",
                     "that the exercises are done most days", "that the wheelchair needs a repair",
                     "that contact with the sister has resumed", "that the rent arrears letter was not understood",
                     "that there was one fall without injury", "that the child enjoys drawing and music",
                     "that the review meeting should include the teacher"};
const Words kTails{"and would like a follow up call next week", "although this varies from day to day",
                   "since the change of address in the spring", "but does not want a referral at present",
                   "and a home visit was offered", "which matches the earlier assessment",
                   "so the plan was adjusted accordingly", "despite the support already in place",
                   "and consent to share this was given", "while waiting for the equipment to arrive"};
const Words kGiven{"Amina", "Joseph", "Grace", "Samuel", "Fatima", "Peter", "Mary", "Ibrahim",
                   "Ruth", "Daniel", "Halima", "John", "Esther", "Moses", "Zainab", "Paul"};
const Words kFamily{"Okello", "Mensah", "Banda", "Diallo", "Kamau", "Phiri", "Nakato", "Sesay",
                    "Abebe", "Moyo", "Osei", "Traore", "Chirwa", "Juma", "Tembo", "Kone"};
const Words kPlaces{"Kibuye", "Marula", "Old Mill", "Nsambya", "Riverside",
                    "Kanyama", "Hilltop", "Lakeview", "Station Road", "Chapel Lane"};
const Words kStates{"active", "pending", "on_hold", "closed", "referred"}, kYesNo{"yes", "no", "unknown"};

std::string padded(std::int64_t number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

// mulberry32, as the other benches draw.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed) {}
  double roll() {
    state_ += 0x6d2b79f5;
    std::uint32_t t = (state_ ^ (state_ >> 15)) * (1 | state_);
    t = (t + (t ^ (t >> 7)) * (61 | t)) ^ t;
    return static_cast<double>(t ^ (t >> 14)) / 4294967296.0;
  }
  std::size_t place(std::size_t count) { return static_cast<std::size_t>(roll() * static_cast<double>(count)); }
  std::string pick(const Words& words) { return words[place(words.size())]; }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(roll() * static_cast<double>(high - low + 1));
  }
  std::string sentence() {
    // One after the other: the order of drawing is part of the data.
    std::string text = pick(kSubjects) + " ";
    text += pick(kVerbs) + " ";
    text += pick(kObjects) + " ";
    return text + pick(kTails) + ".";
  }
  std::string text(std::size_t target) {
    std::string text;
    while (text.size() + 45 < target) text += (text.empty() ? "" : " ") + sentence();
    return text;
  }
  std::string date(int from, int to) {
    std::string text = std::to_string(between(from, to)) + "-";
    text += padded(between(1, 12), 2) + "-";
    return text + padded(between(1, 28), 2);
  }
  std::string hex(std::size_t length) {
    std::string text;
    while (text.size() < length) text += "0123456789abcdef"[place(16)];
    return text;
  }
  std::string name() {
    std::string given = pick(kGiven) + " ";
    return given + pick(kFamily);
  }
  std::string phone() { return "+256" + std::to_string(between(700000000, 799999999)); }

 private:
  std::uint32_t state_;
};

std::string json_of(const DocValue& value) {
  if (auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return '"' + std::get<std::string>(value) + '"';
}

// Nothing in the data needs escaping.
std::string json_of(const DocFields& fields) {
  std::string text = "{";
  for (const auto& [name, value] : fields) text += (text.size() > 1 ? ",\"" : "\"") + name + "\":" + json_of(value);
  return text + "}";
}

const DocValue& value_in(const DocFields& fields, const std::string& name) {
  return std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; })->second;
}

// Fields in the order in which they are drawn.
DocFields make_person(Dice& dice, const std::string& id, int number) {
  DocFields p{{"_id", id}, {"type", "person"}};
  auto add = [&](const char* name, DocValue value) { p.emplace_back(name, std::move(value)); };
  add("given", dice.pick(kGiven));
  add("family", dice.pick(kFamily));
  add("dob", dice.date(1940, 2019));
  add("sex", dice.pick({"f", "m", "x"}));
  add("case_no", "C" + std::to_string(100000 + number));
  add("phone", dice.phone());
  add("village", dice.pick(kPlaces));
  add("district", "D" + std::to_string(dice.between(1, 40)));
  add("household_size", dice.between(1, 9));
  add("language", dice.pick({"en", "sw", "lg", "fr", "am"}));
  add("status", dice.pick(kStates));
  add("risk", dice.pick({"low", "medium", "high"}));
  add("consent", dice.pick(kYesNo));
  add("disability", dice.pick({"none", "visual", "hearing", "mobility", "cognitive"}));
  add("next_of_kin", dice.name());
  add("kin_phone", dice.phone());
  add("school", dice.pick(kPlaces) + " Primary");
  add("employment", dice.pick({"none", "casual", "formal", "farm"}));
  add("income", dice.between(0, 900));
  add("registered", dice.date(2018, 2024));
  add("worker", "w" + std::to_string(dice.between(1, 120)));
  for (const char* narrative : {"background", "needs", "goals"}) add(narrative, dice.text(600));
  return p;
}

void make_children(Dice& dice, const std::string& key, const DocFields& person, std::vector<DocFields>& docs) {
  const DocValue id = value_in(person, "_id"), worker = value_in(person, "worker");
  DocFields* doc = nullptr;
  auto begin = [&](const char* letter, const char* type) {
    doc = &docs.emplace_back(DocFields{{"_id", letter + key}, {"type", type}, {"person", id}});
  };
  auto add = [&](const char* name, DocValue value) { doc->emplace_back(name, std::move(value)); };
  begin("a-", "assessment");
  add("on", dice.date(2022, 2024));
  add("by", worker);
  add("tool", dice.pick({"GAS", "WHODAS", "COPM", "FIM"}));
  add("score", dice.between(0, 100));
  for (const char* name : {"mobility", "selfcare", "participation"}) add(name, dice.between(0, 4));
  add("summary", dice.text(200));
  begin("l-", "plan");
  add("start", dice.date(2022, 2024));
  add("end", dice.date(2025, 2026));
  for (const char* name : {"goal1", "goal2"}) add(name, dice.sentence());
  add("freq", dice.pick({"weekly", "monthly", "quarterly"}));
  add("lead", worker);
  add("state", dice.pick(kStates));
  begin("o-", "outcomes");
  add("on", dice.date(2023, 2025));
  for (const char* name : {"gas1", "gas2"}) add(name, dice.between(-2, 2));
  add("satisfaction", dice.between(1, 10));
  add("discharged", dice.pick(kYesNo));
  add("comment", dice.sentence());
  begin("n-", "note");
  std::string at = dice.date(2023, 2025) + "T";
  at += padded(dice.between(8, 17), 2) + ":";
  at += padded(dice.between(0, 59), 2) + ":00Z";
  add("at", at);
  add("by", worker);
  add("channel", dice.pick({"visit", "phone", "clinic"}));
  add("body", dice.text(300));
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at; (at = text.find(". ", from)) != std::string::npos; from = at + 2)
    parts.push_back(text.substr(from, at - from));
  parts.push_back(text.substr(from));
  return parts;
}

std::string join(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? ". " : "") + parts[i];
  return text;
}

// Half scalars, half one sentence of a narrative: which one says `places`, what it becomes `words`.
std::string make_edits(Dice& words, const std::vector<DocFields>& people, int count) {
  Dice places(7);
  std::string text;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    const DocFields& p = people[i * people.size() / static_cast<std::size_t>(count)];
    std::string field, value;
    if (i % 2 == 1) {
      field = std::array{"status", "phone", "village", "worker"}[i % 4 == 1 ? 0 : (i >> 1) % 4];
      const std::string number = std::to_string(i);
      value = field == "phone" ? "+256" + std::to_string(700000000 + i)
              : field == "worker" ? "w" + std::to_string(500 + i)
              : field == "status" ? "status_" + number : "Village " + number;
    } else {
      field = std::array{"background", "needs", "goals"}[(i >> 1) % 3];
      auto sentences = split(std::get<std::string>(value_in(p, field)));
      const std::size_t place = places.place(sentences.size() - 1);
      sentences[place] = words.sentence();
      sentences[place].pop_back();
      value = join(sentences);
    }
    text += json_of(DocFields{{"id", value_in(p, "_id")}, {"field", field}, {"value", value}}) + "\n";
  }
  return text;
}

std::string make_pairs(const std::vector<DocFields>& people) {
  const std::size_t count = std::min<std::size_t>(200, people.size() - 1);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const DocFields& p = people[(i * people.size() / count + 1) % people.size()];
    const std::string number = std::to_string(i);
    const char* kind = std::array{"diff_field", "same_field", "same_text"}[i % 3];
    DocFields a{{"status", "A_" + number}}, b{{i % 3 == 0 ? "worker" : "status", "B_" + number}};
    if (i % 3 == 2) {
      auto x = split(std::get<std::string>(value_in(p, "needs"))), y = x;
      x.front() = "Editor A token" + number + "a changed the opening sentence";
      y.back() = "Editor B token" + number + "b changed the closing sentence.";
      a = {{"needs", join(x)}};
      b = {{"needs", join(y)}};
    }
    text += "{\"kind\":\"" + std::string(kind) + "\",\"id\":" + json_of(value_in(p, "_id")) + ",\"a\":" + json_of(a) +
            ",\"b\":" + json_of(b) + "}\n";
  }
  return text;
}

}  // namespace

PeersText make_peers_text(int people, int edits) {
  Dice dice(20240607);
  std::vector<DocFields> persons;
  PeersText text;
  for (int i = 0; i < people; ++i) {
    const std::string key = padded(i, 5) + "-" + dice.hex(12);
    std::vector<DocFields> docs{make_person(dice, "p-" + key, i)};
    persons.push_back(docs.front());
    make_children(dice, key, persons.back(), docs);
    for (const DocFields& doc : docs) text.base += json_of(doc) + "\n";
  }
  text.edits = make_edits(dice, persons, edits);
  text.conflicts = make_pairs(persons);
  return text;
}

}  // namespace blether::bench
