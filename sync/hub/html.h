// Html: writes a page. Everything given as text is escaped; only tag names and classes, which are ours, are not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace blether::hub {

std::string escape_html(std::string_view text);

class Html {
 public:
  Html(std::string_view title, std::string_view style);

  void open(std::string_view tag, std::string_view css_class = {});
  void close(std::string_view tag);
  void text(std::string_view words);
  // <tag class="…">words</tag>
  void put(std::string_view tag, std::string_view words, std::string_view css_class = {});
  void table_head(const std::vector<std::string>& names);
  void table_row(const std::vector<std::string>& cells);
  void table_end() { page_ += "</tbody></table>\n"; }

  std::string finish();

 private:
  std::string page_;
};

// The light and dark colours of assets/themes, for a page that stands alone.
extern const std::string_view kPageStyle;

}  // namespace blether::hub
