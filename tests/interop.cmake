add_executable(test_interop property/carry_in_test.cpp property/packages_test.cpp property/person_file_test.cpp support/schedule.cpp support/schedule_meeting.cpp)
target_link_libraries(test_interop PRIVATE blether_app_core blether_sync blether_storage deps::catch2 deps::json
  blether_warnings)
target_compile_definitions(test_interop PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets")
add_test(NAME interop COMMAND test_interop)
set_tests_properties(interop PROPERTIES LABELS property)
