#include <algorithm>

#include "sync/merge.h"
#include "sync/regions.h"
#include "sync/weight.h"
#include "sync/words.h"

namespace blether::sync {

namespace {

// A unit on its way into the result.
struct Piece {
  std::string_view core;
  std::string_view gap;
  Origin origin;
};
using Pieces = std::vector<Piece>;

void add(const std::vector<Unit>& units, Range range, Origin origin, Pieces& out) {
  for (std::size_t i = range.begin; i < range.end; ++i) out.push_back({units[i].core, units[i].gap, origin});
}

bool equal_codes(const Codes& a, Range in_a, const Codes& b, Range in_b) {
  return std::equal(
      a.begin() + static_cast<std::ptrdiff_t>(in_a.begin), a.begin() + static_cast<std::ptrdiff_t>(in_a.end),
      b.begin() + static_cast<std::ptrdiff_t>(in_b.begin), b.begin() + static_cast<std::ptrdiff_t>(in_b.end));
}

// White space is nobody's words: where both sides changed it differently a line break wins, then the longer one.
std::string_view either_gap(std::string_view a, std::string_view b) {
  auto rank = [](std::string_view gap) {
    return std::tuple(gap.find('\n') != std::string_view::npos, gap.size(), gap);
  };
  return rank(a) < rank(b) ? b : a;
}
std::string_view merged_gap(std::string_view base, std::string_view a, std::string_view b) {
  if (a == base) return b;
  if (b == base) return a;
  return either_gap(a, b);
}

// --- words

// The base and both sides, cut and compared in one way.
struct Cut {
  std::vector<Unit> base;
  std::size_t base_size() const { return base.size(); }
  Side a, b;
};

Cut cut_words(std::string_view base, std::string_view a, std::string_view b) {
  Cut cut{words(base), {words(a), {}, {}}, {words(b), {}, {}}};
  Codebook book;
  Codes codes = book.of(cut.base);
  for (Side* side : {&cut.a, &cut.b}) {
    side->codes = book.of(side->units);
    side->hunks = diff(codes, side->codes);
  }
  return cut;
}

Cut cut_sentences(std::string_view base, std::string_view a, std::string_view b) {
  Cut cut{sentences(base), {sentences(a), {}, {}}, {sentences(b), {}, {}}};
  Codebook book;
  Codes codes = book.of(cut.base);
  for (Side* side : {&cut.a, &cut.b}) {
    side->codes = book.of(side->units);
    side->hunks = finer_hunks(diff(codes, side->codes), cut.base, side->units);
  }
  return cut;
}

// Units that nobody changed, up to the next region. `range` lies in the base.
void add_kept(const Cut& cut, Range range, std::size_t in_a, std::size_t in_b, Pieces& out) {
  for (std::size_t i = 0; i < range.size(); ++i) {
    const Unit& unit = cut.base[range.begin + i];
    out.push_back(
        {unit.core, merged_gap(unit.gap, cut.a.units[in_a + i].gap, cut.b.units[in_b + i].gap), Origin::kept});
  }
}

// Both sides hold the same units here.
void add_same(const Cut& cut, const Region& region, Pieces& out) {
  for (std::size_t i = 0; i < region.a.size(); ++i) {
    const Unit& unit = cut.a.units[region.a.begin + i];
    out.push_back({unit.core, either_gap(unit.gap, cut.b.units[region.b.begin + i].gap), Origin::both});
  }
}

// What one side alone changed, or both alike. False: both changed it, differently.
bool add_undisputed(const Cut& cut, const Region& region, Pieces& out) {
  if (!region.b_changed)
    add(cut.a.units, region.a, Origin::a, out);
  else if (!region.a_changed)
    add(cut.b.units, region.b, Origin::b, out);
  else if (equal_codes(cut.a.codes, region.a, cut.b.codes, region.b))
    add_same(cut, region, out);
  else
    return false;
  return true;
}

// Walks the base from region to region; `decide` puts each region's pieces and says whether it was undisputed.
template <class Decide>
bool walk(const Cut& cut, Touching touching, Pieces& out, Decide decide) {
  std::size_t base = 0, in_a = 0, in_b = 0;
  for (const Region& region : regions(cut.a, cut.b, touching)) {
    add_kept(cut, {base, region.base.begin}, in_a, in_b, out);
    if (!decide(region)) return false;
    base = region.base.end, in_a = region.a.end, in_b = region.b.end;
  }
  add_kept(cut, {base, cut.base_size()}, in_a, in_b, out);
  return true;
}

// A sentence that kept less than half its words is another sentence: its chance words are no anchors.
bool is_recognisable(const Side& side, std::size_t base_size) {
  std::size_t gone = 0;
  for (const Hunk& hunk : side.hunks) gone += hunk.before_end - hunk.before_begin;
  return 2 * (base_size - gone) >= base_size;
}

bool weighs_the_same(const std::vector<Unit>& a, Range in_a, const std::vector<Unit>& b, Range in_b) {
  return weight_of(std::span(a).subspan(in_a.begin, in_a.size())) ==
         weight_of(std::span(b).subspan(in_b.begin, in_b.size()));
}

// Whether joining would put together a sentence that says what neither said: each side changed something in it that the
// other did not, and somewhere a word that denies or counts came, went or became another.
bool shifts_meaning(const Cut& cut) {
  bool by_a = false, by_b = false, heavy = false;
  for (const Region& region : regions(cut.a, cut.b, Touching::joins)) {
    by_a = by_a || !region.b_changed;
    by_b = by_b || !region.a_changed;
    heavy = heavy || !weighs_the_same(cut.base, region.base, cut.a.units, region.a) ||
            !weighs_the_same(cut.base, region.base, cut.b.units, region.b);
  }
  return by_a && by_b && heavy;
}

// Joins a sentence that both changed, if they changed different words of it and the result says no other thing than
// they did. False: nothing was added.
bool merge_words(std::string_view base, std::string_view a, std::string_view b, Pieces& out) {
  Cut cut = cut_words(base, a, b);
  if (!is_recognisable(cut.a, cut.base_size()) || !is_recognisable(cut.b, cut.base_size())) return false;
  if (shifts_meaning(cut)) return false;
  Pieces joined;
  if (!walk(cut, Touching::joins, joined, [&](const Region& region) { return add_undisputed(cut, region, joined); }))
    return false;
  for (std::size_t i = 0; i + 1 < joined.size(); ++i)
    if (joined[i].gap.empty()) joined[i].gap = " ";
  out.insert(out.end(), joined.begin(), joined.end());
  return true;
}

// --- sentences

bool has_line_break(const Unit& unit) { return unit.gap.find('\n') != std::string_view::npos; }

// Whether the stretch ends where a sentence or a line does, so that another may follow it.
bool is_whole(const std::vector<Unit>& units, Range range) {
  const Unit& last = units[range.end - 1];
  if (is_closed(last.core) || has_line_break(last)) return true;
  return range.end == units.size() && range.end >= 2 && has_line_break(units[range.end - 2]);
}

// Merges the sentences of three texts.
class SentenceMerge {
 public:
  SentenceMerge(std::string_view base, std::string_view a, std::string_view b) : cut_(cut_sentences(base, a, b)) {
    walk(cut_, Touching::separate, pieces_, [&](const Region& region) {
      if (!add_undisputed(cut_, region, pieces_)) settle(region);
      return true;
    });
  }
  bool is_clean() const { return clean_; }
  Pieces take() { return std::move(pieces_); }

 private:
  void settle(const Region& region) {
    if (region.base.size() == 0) return add_both_insertions(region);
    if (region.a.size() > 0 && region.b.size() > 0 &&
        merge_words(text_of(cut_.base, region.base), text_of(cut_.a.units, region.a), text_of(cut_.b.units, region.b),
                    pieces_))
      return;
    // Both versions stand, whole: never half a sentence of each. One that was removed has nothing to stand.
    clean_ = false;
    add(cut_.a.units, region.a, Origin::a, pieces_);
    add(cut_.b.units, region.b, Origin::b, pieces_);
  }

  // Two people added sentences at the same place: both stand, common ones once, the rest in the order of their bytes,
  // for nobody's clock or device is better than another's.
  void add_both_insertions(const Region& region) {
    if (!is_whole(cut_.a.units, region.a) || !is_whole(cut_.b.units, region.b)) clean_ = false;
    bool a_first = !clean_ || cores(cut_.a, region.a) < cores(cut_.b, region.b);
    if (a_first)
      add_woven(cut_.a, region.a, Origin::a, cut_.b, region.b, Origin::b);
    else
      add_woven(cut_.b, region.b, Origin::b, cut_.a, region.a, Origin::a);
  }

  static std::vector<std::string_view> cores(const Side& side, Range range) {
    std::vector<std::string_view> result;
    for (std::size_t i = range.begin; i < range.end; ++i) result.push_back(side.units[i].core);
    return result;
  }

  void add_woven(const Side& first, Range in_first, Origin first_origin, const Side& second, Range in_second,
                 Origin second_origin) {
    std::size_t i = in_first.begin, j = in_second.begin;
    auto add_common = [&](std::size_t until) {
      for (; i < until; ++i, ++j)
        pieces_.push_back({first.units[i].core, either_gap(first.units[i].gap, second.units[j].gap), Origin::both});
    };
    for (const Hunk& hunk : diff(slice(first.codes, in_first), slice(second.codes, in_second))) {
      add_common(in_first.begin + hunk.before_begin);
      add(first.units, {i, in_first.begin + hunk.before_end}, first_origin, pieces_);
      add(second.units, {j, in_second.begin + hunk.after_end}, second_origin, pieces_);
      i = in_first.begin + hunk.before_end, j = in_second.begin + hunk.after_end;
    }
    add_common(in_first.end);
  }

  static Codes slice(const Codes& codes, Range range) {
    return {codes.begin() + static_cast<std::ptrdiff_t>(range.begin),
            codes.begin() + static_cast<std::ptrdiff_t>(range.end)};
  }

  Cut cut_;
  Pieces pieces_;
  bool clean_ = true;
};

// Writes the pieces down. A sentence that had nothing after it gets a joint when another follows now.
TextMerge written(const Pieces& pieces, std::string_view tail, bool clean) {
  TextMerge result;
  result.clean = clean;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    std::string_view gap = i + 1 == pieces.size() ? tail : piece.gap.empty() ? joint_after(piece.core) : piece.gap;
    if (result.parts.empty() || result.parts.back().origin != piece.origin) result.parts.push_back({{}, piece.origin});
    result.parts.back().text.append(piece.core).append(gap);
    result.text.append(piece.core).append(gap);
  }
  return result;
}

}  // namespace

TextMerge merge_text(std::string_view base, std::string_view a, std::string_view b) {
  SentenceMerge merge(base, a, b);
  return written(merge.take(), merged_gap(tail_of(base), tail_of(a), tail_of(b)), merge.is_clean());
}

std::vector<Difference> differences(std::string_view before, std::string_view after) {
  auto old_words = words(before);
  auto new_words = words(after);
  Codebook book;
  Codes old_codes = book.of(old_words);
  std::vector<Difference> result;
  auto put = [&](std::string_view text, auto what) {
    if (text.empty()) return;
    result.push_back({std::string(text), what});
  };
  std::size_t at = 0;
  for (const Hunk& hunk : diff(old_codes, book.of(new_words))) {
    put(text_of(new_words, {at, hunk.after_begin}), Difference::same);
    put(text_of(old_words, {hunk.before_begin, hunk.before_end}), Difference::gone);
    put(text_of(new_words, {hunk.after_begin, hunk.after_end}), Difference::added);
    at = hunk.after_end;
  }
  put(text_of(new_words, {at, new_words.size()}), Difference::same);
  return result;
}

}  // namespace blether::sync
