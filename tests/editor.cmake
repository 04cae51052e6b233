add_executable(test_editor
  ui/editor_test.cpp
  ui/editor_touch_test.cpp
  ui/text_widgets_test.cpp
  unit/ui/layout_test.cpp
  unit/ui/spelling_test.cpp
  unit/ui/text_model_test.cpp)
target_link_libraries(test_editor PRIVATE blether_ui blether_editor deps::icu deps::catch2 blether_warnings)
target_compile_definitions(test_editor PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets")
add_test(NAME editor COMMAND test_editor)
set_tests_properties(editor PROPERTIES LABELS unit)
