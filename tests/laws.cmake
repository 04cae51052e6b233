add_executable(test_laws property/laws_test.cpp support/laws.cpp support/schedule.cpp)
target_link_libraries(test_laws PRIVATE blether_sync blether_storage deps::catch2 blether_warnings)
add_test(NAME laws COMMAND test_laws)
set_tests_properties(laws PROPERTIES LABELS property)
