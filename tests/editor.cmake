add_executable(test_editor
  ui/editor_test.cpp
  ui/editor_touch_test.cpp
  unit/ui/layout_test.cpp
  unit/ui/spelling_test.cpp
  unit/ui/text_model_test.cpp)
target_link_libraries(test_editor PRIVATE blether_editor deps::icu deps::catch2 blether_warnings)

# The same editor in the theme, in pages and under sheets: needs everything that blether_ui needs.
add_executable(test_text_widgets ui/text_widgets_test.cpp)
target_link_libraries(test_text_widgets PRIVATE blether_ui deps::catch2 blether_warnings)

foreach(test test_editor test_text_widgets)
  target_compile_definitions(${test} PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets")
endforeach()
add_test(NAME editor COMMAND test_editor)
add_test(NAME text_widgets COMMAND test_text_widgets)
set_tests_properties(editor text_widgets PROPERTIES LABELS unit)
