add_executable(test_sync
  unit/sync/codec_test.cpp unit/sync/enrolment_test.cpp unit/sync/merge_test.cpp unit/sync/name_lookup_test.cpp unit/sync/text_merge_test.cpp)
target_link_libraries(test_sync PRIVATE blether_sync deps::catch2 blether_warnings)
# A failed check shows values as one reads them.
target_compile_definitions(test_sync PRIVATE CATCH_CONFIG_ENABLE_VARIANT_STRINGMAKER)
add_test(NAME sync COMMAND test_sync)
set_tests_properties(sync PROPERTIES LABELS unit)
