add_library(views_samples STATIC ui/sample_about.cpp ui/sample_around.cpp ui/sample_attached.cpp ui/sample_carer.cpp ui/sample_codes.cpp ui/sample_decisions.cpp
  ui/sample_directory.cpp ui/sample_finish.cpp ui/sample_looked.cpp ui/sample_package.cpp
  ui/sample_models.cpp ui/sample_review.cpp ui/sample_rights.cpp ui/sample_plan.cpp ui/sample_support.cpp ui/sample_unmet.cpp ui/sample_words.cpp)
target_link_libraries(views_samples PUBLIC blether_app_core PRIVATE blether_warnings)

add_executable(test_views ui/views_test.cpp ui/views_agreed_test.cpp ui/views_around_test.cpp ui/views_attached_test.cpp ui/views_behaviour_test.cpp ui/views_carer_test.cpp ui/views_codes_test.cpp ui/views_conversation_test.cpp ui/views_looked_test.cpp ui/views_decisions_test.cpp ui/views_finish_test.cpp ui/views_money_test.cpp ui/views_new_code_test.cpp ui/views_package_test.cpp ui/views_plan_test.cpp ui/views_rights_test.cpp
  ui/views_review_kinds_test.cpp ui/views_review_test.cpp ui/views_unmet_test.cpp ui/views_words_test.cpp)
target_link_libraries(test_views PRIVATE views_samples blether_views deps::catch2 deps::imgui deps::zxing blether_warnings)
target_compile_definitions(test_views PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets")
# Every page in every theme and shape takes as long as all the others together: two cores share them.
add_test(NAME views.pages COMMAND test_views "*everything on every page")
add_test(NAME views COMMAND test_views "~*everything on every page")
set_tests_properties(views.pages views PROPERTIES LABELS unit)

# blether_view_pictures FOLDER: every page as a picture, to look at.
add_executable(blether_view_pictures ui/view_pictures.cpp)
target_link_libraries(blether_view_pictures PRIVATE views_samples blether_views blether_warnings)
target_compile_definitions(blether_view_pictures PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets")
