add_executable(test_laws property/laws_test.cpp support/laws.cpp support/schedule.cpp support/schedule_meeting.cpp)
target_link_libraries(test_laws PRIVATE blether_sync blether_storage deps::catch2 blether_warnings)
# A thousand schedules in two halves, so that two cores share them.
foreach(first 1 501)
  add_test(NAME laws_from_${first} COMMAND test_laws)
  set_tests_properties(laws_from_${first} PROPERTIES LABELS property ENVIRONMENT "BLETHER_SEED=${first};BLETHER_SCHEDULES=500")
endforeach()
