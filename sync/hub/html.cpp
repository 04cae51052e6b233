#include "sync/hub/html.h"

namespace blether::hub {

const std::string_view kPageStyle = R"(
:root{--paper:#F6F4F1;--surface:#FFFFFF;--sunken:#ECE8E3;--ink:#2A2130;--ink-soft:#5C5264;--line:#DCD5CE;--primary:#5F3A70;
--primary-tint:#EFE7F2;--accent:#BF5A0B;--accent-tint:#FCEFDE;--good-tint:#E1F0E6;--good-ink:#1D5236;--alert-tint:#FBE7E2;
--alert-ink:#86240F;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--paper:#19151C;--surface:#252029;--sunken:#131015;--ink:#F3EEF2;--ink-soft:#C3B8C8;
--line:#3D3544;--primary:#CFA9DE;--primary-tint:#3B2C45;--accent:#F0A04B;--accent-tint:#3A2A18;--good-tint:#1D3527;
--good-ink:#A8DDBC;--alert-tint:#45201A;--alert-ink:#F9BDB0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 Inter,system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .25rem;color:var(--primary)}
h2{font-size:1.375rem;margin:2.75rem 0 .75rem}
h3{font-size:1.125rem;margin:0 0 .25rem}
h4{font-size:1rem;margin:.75rem 0 .25rem}
p{margin:.25rem 0 .75rem;max-width:44rem}
.soft{color:var(--ink-soft)}
.numbers{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.5rem 0 0;padding:0;list-style:none}
.numbers li{background:var(--surface);border:1px solid var(--line);border-radius:1rem;padding:.75rem 1.25rem;min-width:8rem}
.numbers strong{display:block;font-size:1.5rem;line-height:1.2}
.card{background:var(--surface);border:1px solid var(--line);border-radius:1rem;padding:1.25rem 1.5rem;margin:0 0 1rem;
break-inside:avoid}
.talk{background:var(--accent-tint);border-left:4px solid var(--accent);border-radius:1rem 1rem 1rem 0;padding:.75rem 1rem;
margin:.5rem 0;max-width:44rem;white-space:pre-wrap}
.pill{display:inline-block;border-radius:1rem;padding:.05rem .75rem;background:var(--sunken);font-size:.9375rem}
.good{background:var(--good-tint);color:var(--good-ink)}
.alert{background:var(--alert-tint);color:var(--alert-ink)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;background:var(--surface);border:1px solid var(--line);border-radius:1rem}
th,td{text-align:left;vertical-align:top;padding:.6rem 1rem;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--ink-soft)}
tbody tr:last-child td{border-bottom:0}
@media print{body{background:#fff}main{padding:0}}
)";

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (char letter : text) {
    switch (letter) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += letter;
    }
  }
  return escaped;
}

Html::Html(std::string_view title, std::string_view style) {
  page_ = "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>" +
          escape_html(title) + "</title>\n<style>" + std::string(style) + "</style></head>\n<body><main>\n";
}

void Html::open(std::string_view tag, std::string_view css_class) {
  page_ += "<" + std::string(tag);
  if (!css_class.empty()) page_ += " class=\"" + std::string(css_class) + "\"";
  page_ += ">";
}

void Html::close(std::string_view tag) { page_ += "</" + std::string(tag) + ">\n"; }

void Html::text(std::string_view words) { page_ += escape_html(words); }

void Html::put(std::string_view tag, std::string_view words, std::string_view css_class) {
  open(tag, css_class);
  text(words);
  close(tag);
}

void Html::table_head(const std::vector<std::string>& names) {
  page_ += "<table><thead><tr>";
  for (const std::string& name : names) page_ += "<th scope=\"col\">" + escape_html(name) + "</th>";
  page_ += "</tr></thead><tbody>\n";
}

void Html::table_row(const std::vector<std::string>& cells) {
  page_ += "<tr>";
  for (const std::string& cell : cells) page_ += "<td>" + escape_html(cell) + "</td>";
  page_ += "</tr>\n";
}

std::string Html::finish() { return page_ + "</main></body></html>\n"; }

}  // namespace blether::hub
