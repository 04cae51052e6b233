add_executable(test_hub
  unit/hub/begun_twice_test.cpp unit/hub/coming_back_test.cpp unit/hub/new_code_test.cpp unit/hub/dates_words_test.cpp unit/hub/enrolment_test.cpp unit/hub/forgery_test.cpp unit/hub/forged_many_test.cpp unit/hub/ledger_entries_test.cpp unit/hub/ledger_put_back_test.cpp unit/hub/ledger_test.cpp unit/hub/newcomers_test.cpp unit/hub/passing_on_test.cpp unit/hub/planned_spend_test.cpp unit/hub/shared_ledger_test.cpp unit/hub/taken_later_test.cpp unit/hub/taken_over_test.cpp unit/hub/large_ledger_test.cpp
  unit/hub/distribution_test.cpp unit/hub/files_test.cpp unit/hub/service_test.cpp unit/hub/report_test.cpp unit/hub/restore_test.cpp
  unit/hub/ledger_reading_test.cpp unit/hub/restored_underneath_test.cpp unit/hub/room_test.cpp unit/hub/server_test.cpp unit/hub/unmet_feed_test.cpp
  unit/sync/client_test.cpp unit/sync/leaving_test.cpp unit/sync/slow_line_test.cpp unit/sync/probe_test.cpp unit/sync/transport_https_test.cpp support/postgres.cpp)
target_link_libraries(test_hub PRIVATE blether_app_core blether_hub blether_peers deps::catch2 deps::json deps::zstd deps::boost deps::openssl deps::pq Threads::Threads
  blether_warnings)
target_compile_definitions(test_hub PRIVATE BLETHER_HUB_PROGRAM="$<TARGET_FILE:blether-hub>"
  BLETHER_ASSETS="${PROJECT_SOURCE_DIR}/assets" BLETHER_DOCS="${PROJECT_SOURCE_DIR}/docs")
add_dependencies(test_hub blether-hub)
add_test(NAME hub COMMAND test_hub)
set_tests_properties(hub PROPERTIES LABELS unit)

# Run by scripts/soak cluster only: it needs root and a cluster of databases.
add_executable(test_cluster EXCLUDE_FROM_ALL cluster/cluster_test.cpp)
target_link_libraries(test_cluster PRIVATE blether_hub deps::catch2 deps::json Threads::Threads blether_warnings)
