# blether_fuzzer(NAME SOURCE CORPUS LIBRARIES...): a fuzz target, NAME_fuzzer, from a SOURCE that defines
# LLVMFuzzerTestOneInput. With the fuzz preset libFuzzer drives it; in every other build it reads the inputs in the
# folder CORPUS once, as a test, so that what was found once stays found.
option(BLETHER_FUZZ "Let libFuzzer drive the fuzz targets (needs clang)" OFF)

if(BLETHER_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

function(blether_fuzzer name source corpus)
  add_executable(${name}_fuzzer ${source})
  target_link_libraries(${name}_fuzzer PRIVATE ${ARGN} blether_warnings)
  if(BLETHER_FUZZ)
    target_link_options(${name}_fuzzer PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(${name}_fuzzer PRIVATE ${PROJECT_SOURCE_DIR}/cmake/fuzz_replay.cpp)
  endif()
  add_test(NAME fuzz.${name} COMMAND ${name}_fuzzer -runs=0 ${corpus} WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz)
endfunction()
