add_executable(test_care
  unit/care/about_person_test.cpp
  unit/care/agreed_test.cpp
  unit/care/amounts_test.cpp
  unit/care/assets_test.cpp
  unit/care/broken_template_test.cpp
  unit/care/budget_test.cpp
  unit/care/calendars_test.cpp
  unit/care/carer_signed_test.cpp
  unit/care/carer_support_test.cpp
  unit/care/carer_test.cpp
  unit/care/choice_test.cpp
  unit/care/conversation_test.cpp
  unit/care/directory_test.cpp
  unit/care/easy_questions_test.cpp
  unit/care/fhir_elsewhere_test.cpp
  unit/care/fhir_mapping_test.cpp
  unit/care/fhir_needs_voices_test.cpp
  unit/care/fhir_test.cpp
  unit/care/foreign_features_test.cpp
  unit/care/foreign_template_test.cpp
  unit/care/identifiers_test.cpp
  unit/care/known_test.cpp
  unit/care/languages_test.cpp
  unit/care/last_review_test.cpp
  unit/care/local_criteria_test.cpp
  unit/care/observed_test.cpp
  unit/care/one_question_test.cpp
  unit/care/outcomes_test.cpp
  unit/care/plain_copy_test.cpp
  unit/care/plan_test.cpp
  unit/care/reached_test.cpp
  unit/care/review_due_test.cpp
  unit/care/review_test.cpp
  unit/care/rights_test.cpp
  unit/care/risk_test.cpp
  unit/care/stopped_test.cpp
  unit/care/template_test.cpp
  unit/care/unmet_need_test.cpp)
target_link_libraries(test_care PRIVATE blether_care deps::catch2 deps::json blether_warnings)
target_compile_definitions(test_care PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets")
add_test(NAME care COMMAND test_care)
set_tests_properties(care PROPERTIES LABELS unit)
