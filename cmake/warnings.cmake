# Our own code is held to these; third-party code is included as SYSTEM.
add_library(blether_warnings INTERFACE)
target_compile_options(blether_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-sign-conversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror)

# What g++ infers from optimised code is wrong about std::optional and std::string often enough, and differently in each
# version and kind of build, that it may not stop a build: the first is off, the others are only said.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(blether_warnings INTERFACE -Wno-maybe-uninitialized -Wno-error=stringop-overflow
    -Wno-error=stringop-overread -Wno-error=array-bounds -Wno-error=restrict -Wno-error=free-nonheap-object)
endif()
