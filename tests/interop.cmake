add_executable(test_interop property/carry_in_test.cpp property/packages_test.cpp property/person_file_test.cpp support/schedule.cpp support/schedule_meeting.cpp)
target_link_libraries(test_interop PRIVATE blether_app_core blether_sync blether_storage deps::catch2 deps::json
  blether_warnings)
target_compile_definitions(test_interop PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets")
add_test(NAME interop COMMAND test_interop)
set_tests_properties(interop PROPERTIES LABELS property)

# blether_fhir_export VAULT PASSPHRASE FOLDER: for scripts/check_fhir, which looks at our FHIR with other people's eyes.
add_executable(blether_fhir_export fhir_export.cpp)
target_link_libraries(blether_fhir_export PRIVATE blether_app_core blether_sync blether_storage blether_warnings)
target_compile_definitions(blether_fhir_export PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets")
