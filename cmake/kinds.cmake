# The kinds of build behind the presets: sanitized, hardened, cached.
set(BLETHER_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=: address,undefined or thread")
option(BLETHER_HARDEN "Ask compiler and linker for their run-time defences" OFF)

# The same file gives the same object wherever the tree lies, and no machine's paths end up in a program.
add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # A base folder lets a second clone find what the first one compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()

if(BLETHER_SANITIZE)
  # No recovery: a finding fails the test it is found in.
  add_compile_options(-fsanitize=${BLETHER_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${BLETHER_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang AND BLETHER_SANITIZE MATCHES undefined)
    # Its check of function types cannot be assembled for coroutines ("difference across sections", clang 14).
    add_compile_options(-fno-sanitize=function)
  endif()
endif()

if(BLETHER_HARDEN)
  add_compile_options(-fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS)
  include(CheckCXXCompilerFlag)
  foreach(flag -fstack-clash-protection -fcf-protection -mbranch-protection=standard) # each processor has its own
    string(MAKE_C_IDENTIFIER has${flag} known)
    check_cxx_compiler_flag(${flag} ${known})
    if(${known})
      add_compile_options(${flag})
    endif()
  endforeach()
  add_link_options(-Wl,-z,relro,-z,now -Wl,--as-needed)
endif()
