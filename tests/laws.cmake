add_executable(test_laws property/laws_test.cpp support/laws.cpp support/schedule.cpp support/schedule_meeting.cpp)
target_link_libraries(test_laws PRIVATE blether_sync blether_storage deps::catch2 blether_warnings)
# A thousand schedules in two halves, so that two cores share them; a part of them with an office.
foreach(first 1 501)
  add_test(NAME laws_from_${first} COMMAND test_laws)
  set_tests_properties(laws_from_${first} PROPERTIES LABELS property ENVIRONMENT "BLETHER_SEED=${first};BLETHER_SCHEDULES=470")
endforeach()

add_executable(test_hub_schedules property/hub_schedule_test.cpp support/hub_schedule.cpp)
target_link_libraries(test_hub_schedules PRIVATE blether_hub blether_sync blether_storage deps::catch2 deps::json blether_warnings)
add_test(NAME hub_schedules COMMAND test_hub_schedules)
set_tests_properties(hub_schedules PROPERTIES LABELS property)

# scripts/soak
add_executable(soak property/soak.cpp support/hub_schedule.cpp support/laws.cpp support/schedule.cpp
  support/schedule_meeting.cpp)
target_link_libraries(soak PRIVATE blether_hub blether_sync blether_storage deps::json blether_warnings)
