add_executable(test_crash crash/commit_crash_test.cpp crash/files_crash_test.cpp crash/full_disk_test.cpp)
target_link_libraries(test_crash PRIVATE blether_storage deps::catch2 blether_warnings)
add_test(NAME crash COMMAND test_crash)
set_tests_properties(crash PROPERTIES LABELS crash)
