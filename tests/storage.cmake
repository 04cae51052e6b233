add_executable(test_storage
  unit/storage/apply_test.cpp unit/storage/attachments_test.cpp unit/storage/audit_test.cpp unit/storage/commit_test.cpp unit/storage/damage_test.cpp
  unit/storage/envelope_test.cpp unit/storage/kept_files_test.cpp unit/storage/key_slots_test.cpp unit/storage/migrations_test.cpp
  unit/storage/order_test.cpp unit/storage/outbox_test.cpp unit/storage/package_test.cpp unit/storage/search_test.cpp unit/storage/sql_test.cpp
  unit/storage/vault_removal_test.cpp unit/storage/vault_test.cpp unit/storage/withdrawal_test.cpp)
target_link_libraries(test_storage PRIVATE blether_storage deps::catch2 blether_warnings)
add_test(NAME storage COMMAND test_storage)
set_tests_properties(storage PROPERTIES LABELS unit)
