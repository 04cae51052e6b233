# The parts of the look, as pages of their own: tested here, and drawn into pictures by blether_gallery.
add_library(ui_gallery STATIC ui/gallery_pages.cpp)
target_link_libraries(ui_gallery PUBLIC blether_ui PRIVATE blether_warnings)

add_executable(blether_gallery ui/gallery.cpp)
target_link_libraries(blether_gallery PRIVATE ui_gallery blether_warnings)

add_executable(test_ui ui/screen_test.cpp ui/theme_test.cpp)
target_link_libraries(test_ui PRIVATE ui_gallery deps::catch2 blether_warnings)
target_compile_definitions(test_ui PRIVATE BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets")
add_test(NAME ui COMMAND test_ui)
set_tests_properties(ui PROPERTIES LABELS unit)
