// Pictures as PNG.
#pragma once

#include "platform/base/bytes.h"
#include "platform/base/result.h"

namespace blether::platform {

// `pixels` as 0xFFRRGGBB, row after row without gaps. io: they could not be packed.
base::Result<base::Bytes> png_of(const std::uint32_t* pixels, int width, int height);

}  // namespace blether::platform
