// A leaflet to leave in the house: A4 with 16 mm margins, Andika, large print (18 pt for sentences, 16 pt at least
// elsewhere, the page number 14), a picture of 30 mm beside each idea, at most five ideas and two boxes a page (look.md
// section 6, print A4). Tagged for screen readers, with words for every picture and its fonts inside.
#pragma once

#include <string>
#include <vector>

#include "app/core/texts.h"
#include "care/signature.h"
#include "platform/base/bytes.h"
#include "platform/base/files.h"

namespace blether::app {

struct LeafletRow {
  std::string icon;        // a name in assets/icons; empty: goes on from the row before
  std::string main, more;  // the idea, and what is said about it
  bool leads = false;      // stays with the row below it
  care::Strokes signature = {};  // drawn below the words
};

struct Leaflet {
  std::string date_words, title, name;
  std::vector<LeafletRow> rows;
  std::string worker, worker_phone;  // who to ring
  // A sheet that says who to ring itself: no boxes at the foot, smaller pictures, 16 pt, so that five ideas
  // fit one page.
  bool one_page = false;
  // For somebody who asked for very large letters: 26 pt for ideas, 24 pt for what is said about them, and as many pages
  // as that needs.
  bool giant = false;
  std::string note = {};  // said at the foot, one line: that nobody has checked the translation
};

// A tagged PDF. The same leaflet gives the same bytes. `icons`: the folder of SVG icons; one that is missing leaves an
// empty tile. invalid: the page could not be drawn (the detail says by which part).
base::Result<base::Bytes> leaflet_pdf(const Leaflet& leaflet, const Texts& texts, base::Files& files, const base::Path& icons);

}  // namespace blether::app
