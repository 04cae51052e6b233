add_executable(test_platform
  unit/platform/canvas_soft_test.cpp
  unit/platform/file_parts_test.cpp
  unit/platform/lock_events_test.cpp
  unit/platform/paths_test.cpp
  unit/platform/picture_test.cpp
  unit/platform/sound_test.cpp
  unit/platform/voice_test.cpp
  unit/platform/window_test.cpp)
target_link_libraries(test_platform PRIVATE blether_platform deps::catch2 blether_warnings)
add_test(NAME platform COMMAND test_platform)
set_tests_properties(platform PROPERTIES LABELS unit)
