// Where things are kept on this machine.
#pragma once

#include "platform/base/files.h"

namespace blether::platform {

// $XDG_DATA_HOME/blether, else ~/.local/share/blether. Not made here.
base::Path data_folder();
// Where copies for people go: $XDG_DOCUMENTS_DIR/Blether, else ~/Documents/Blether.
base::Path documents_folder();
// The folder of the running program.
base::Path program_folder();
// The assets folder: $BLETHER_ASSETS, else beside the program, else above it in the source tree, else installed.
base::Path assets_folder();

}  // namespace blether::platform
