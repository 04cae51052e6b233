# Our own code is held to these; third-party code is included as SYSTEM.
add_library(blether_warnings INTERFACE)
target_compile_options(blether_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
