add_executable(test_app unit/app/core_test.cpp unit/app/about_test.cpp unit/app/agreed_test.cpp unit/app/around_test.cpp unit/app/attached_test.cpp unit/app/carer_needs_test.cpp unit/app/carer_say_test.cpp unit/app/carer_support_test.cpp unit/app/carer_test.cpp unit/app/carer_two_test.cpp unit/app/carer_voice_test.cpp unit/app/carer_wants_test.cpp unit/app/codes_test.cpp
  unit/app/decisions_test.cpp unit/app/directory_test.cpp unit/app/easy_read_test.cpp unit/app/ended_twice_test.cpp unit/app/finish_test.cpp unit/app/known_test.cpp unit/app/template_versions_test.cpp unit/app/leaving_test.cpp unit/app/lock_test.cpp unit/app/money_test.cpp unit/app/package_test.cpp unit/app/review_kinds_test.cpp unit/app/review_page_test.cpp unit/app/rights_test.cpp unit/app/said_before_test.cpp
  unit/app/plan_test.cpp unit/app/put_aside_test.cpp unit/app/stopped_test.cpp unit/app/support_test.cpp unit/app/told_test.cpp unit/app/unmet_test.cpp unit/app/words_test.cpp unit/app/paper_language_test.cpp unit/app/naughty_test.cpp)
target_link_libraries(test_app PRIVATE blether_app_core deps::catch2 deps::json blether_warnings)
target_compile_definitions(test_app PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets"
  BLETHER_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
add_test(NAME app COMMAND test_app)
set_tests_properties(app PROPERTIES LABELS unit)
