# Laws of the source tree that a script can check. They run as tests, so that nobody can forget them.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(blether_law name script)
  add_test(NAME law.${name} COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/scripts/${script})
  set_tests_properties(law.${name} PROPERTIES LABELS law)
endfunction()

blether_law(layers check_layers)
blether_law(layers_are_really_checked check_layers_test)
blether_law(rows rows)
blether_law(texts check_texts)
blether_law(texts_are_really_checked check_texts_test)
