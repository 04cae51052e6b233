add_executable(test_laws property/laws_test.cpp support/laws.cpp support/schedule.cpp support/schedule_meeting.cpp)
target_link_libraries(test_laws PRIVATE blether_sync blether_storage deps::catch2 blether_warnings)
# A thousand schedules, 240 of them with offices; each sort in two halves, so that two cores share them.
foreach(first 1 501)
  add_test(NAME laws_from_${first} COMMAND test_laws)
  set_tests_properties(laws_from_${first} PROPERTIES LABELS property ENVIRONMENT "BLETHER_SEED=${first};BLETHER_SCHEDULES=380")
endforeach()

# Schedules with offices: some need a PostgreSQL of their own, some carry plans from one office to the other.
add_library(blether_hub_schedules STATIC EXCLUDE_FROM_ALL support/hub_schedule.cpp support/hub_schedule_laws.cpp
  support/hub_schedule_meeting.cpp support/postgres.cpp support/schedule_office.cpp)
target_link_libraries(blether_hub_schedules PUBLIC blether_app_core blether_hub blether_sync blether_storage deps::json
  PRIVATE deps::pq blether_warnings)

add_executable(test_hub_schedules property/hub_schedule_test.cpp)
target_link_libraries(test_hub_schedules PRIVATE blether_hub_schedules deps::catch2 blether_warnings)
foreach(first 1 1001)
  add_test(NAME hub_schedules_from_${first} COMMAND test_hub_schedules)
  set_tests_properties(hub_schedules_from_${first} PROPERTIES LABELS property
    ENVIRONMENT "BLETHER_SEED=${first};BLETHER_SCHEDULES=120")
endforeach()

# scripts/soak
add_executable(soak property/soak.cpp support/laws.cpp support/schedule.cpp support/schedule_meeting.cpp)
target_link_libraries(soak PRIVATE blether_hub_schedules blether_warnings)
