#include "app/core/documents/scan_code.h"

#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <string>

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

namespace {

// Says that the bytes are UTF-8; without it they would have to be taken for ISO 8859-1.
constexpr unsigned kUtf8 = 26;

struct Free {
  void operator()(QRinput* input) const { QRinput_free(input); }
  void operator()(QRcode* code) const { QRcode_free(code); }
};

bool is_plain_ascii(std::string_view words) {
  return std::all_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool put_in(QRinput* input, std::string_view words) {
  if (!is_plain_ascii(words) && QRinput_appendECIheader(input, kUtf8) != 0) return false;
  return QRinput_append(input, QR_MODE_8, static_cast<int>(words.size()),
                        reinterpret_cast<const unsigned char*>(words.data())) == 0;
}

}  // namespace

Result<ScanCode> scan_code(std::string_view words) {
  if (words.empty() || words.size() > kMostCodeBytes)
    return fail(Code::invalid, "a code of " + std::to_string(words.size()) + " bytes");
  std::unique_ptr<QRinput, Free> input(QRinput_new2(0, QR_ECLEVEL_M));  // 0: as small as it can be
  if (!input || !put_in(input.get(), words)) return fail(Code::invalid, "words for a code");
  std::unique_ptr<QRcode, Free> made(QRcode_encodeInput(input.get()));
  if (!made) return fail(Code::invalid, "code");
  ScanCode code{made->width, {}};
  const auto modules = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
  code.dark.reserve(modules);
  for (std::size_t i = 0; i < modules; ++i) code.dark.push_back((made->data[i] & 1) != 0);
  return code;
}

}  // namespace blether::app
