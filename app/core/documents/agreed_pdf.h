// "What we agreed today" on paper: large print, one idea a row, tagged for readers.
#pragma once

#include "app/core/read_models.h"
#include "app/core/read_models_agreed.h"
#include "app/core/texts.h"
#include "platform/base/bytes.h"
#include "platform/base/files.h"
#include "platform/base/result.h"

namespace blether::app {

// A4 with 16 mm margins, Andika, 18 pt for sentences and 16 pt at least elsewhere (page number 14), pictures 30 mm,
// at most five rows and two boxes a page (look.md section 6). The PDF is tagged, names its language and title, has words
// for every picture and its fonts inside. Equal input gives equal bytes. `giant`: see Leaflet. `icons`: the folder of SVG icons; one that is
// missing leaves an empty tile. invalid: the page could not be drawn (the detail says by which part).
base::Result<base::Bytes> agreed_pdf(const AgreedModel& page, const Texts& texts, base::Files& files,
                                     const base::Path& icons, bool giant = false);

}  // namespace blether::app
