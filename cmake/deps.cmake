# Every third-party library under one kind of name: deps::NAME. Headers come in as SYSTEM.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

function(blether_pkg name)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${ARGN})
  add_library(deps::${name} ALIAS PkgConfig::${name})
endfunction()

blether_pkg(sodium libsodium)
blether_pkg(sqlcipher sqlcipher>=3.46)  # its package counts by the SQLite inside: 3.46.1 is SQLCipher 4.6.1
blether_pkg(zstd libzstd)
blether_pkg(sdl2 sdl2)
blether_pkg(freetype freetype2)
blether_pkg(icu icu-uc icu-i18n)
blether_pkg(cairo cairo cairo-pdf pangocairo)
blether_pkg(rsvg librsvg-2.0)
blether_pkg(pixbuf gdk-pixbuf-2.0)
blether_pkg(sndfile sndfile>=1.1)  # from then on it can write Opus into memory
blether_pkg(qpdf libqpdf)
blether_pkg(qrencode libqrencode)
blether_pkg(hunspell hunspell)
blether_pkg(openssl openssl)
blether_pkg(pq libpq)
blether_pkg(zxing zxing)  # tests only: another phone

find_package(tl-expected REQUIRED)
add_library(deps::expected ALIAS tl::expected)

find_package(nlohmann_json REQUIRED)
add_library(deps::json ALIAS nlohmann_json::nlohmann_json)

find_package(Protobuf REQUIRED)
add_library(deps::protobuf ALIAS protobuf::libprotobuf)

find_package(Boost 1.81 REQUIRED)
add_library(deps::boost ALIAS Boost::headers)

find_package(Catch2 3 REQUIRED)
add_library(deps::catch2 ALIAS Catch2::Catch2WithMain)

find_package(rapidcheck REQUIRED)
add_library(deps::rapidcheck ALIAS rapidcheck)

add_custom_target(generated COMMENT "Sources made by other programs, for tools that read ours")

# blether_proto(TARGET file.proto): adds the generated source to TARGET. Generated code is not held to our warnings.
function(blether_proto target proto)
  get_filename_component(stem ${proto} NAME_WE)
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(out ${PROJECT_BINARY_DIR}/generated)
  file(MAKE_DIRECTORY ${out})
  add_custom_command(OUTPUT ${out}/${folder}/${stem}.pb.cc ${out}/${folder}/${stem}.pb.h
    COMMAND protobuf::protoc --cpp_out=${out} -I${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${proto}
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${proto} VERBATIM)
  add_library(${target}_${stem}_proto OBJECT ${out}/${folder}/${stem}.pb.cc ${out}/${folder}/${stem}.pb.h)
  target_include_directories(${target}_${stem}_proto SYSTEM PUBLIC ${out})
  target_link_libraries(${target}_${stem}_proto PUBLIC deps::protobuf)
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_${stem}_proto>)
  add_dependencies(${target} ${target}_${stem}_proto)
  add_dependencies(generated ${target}_${stem}_proto)
  target_include_directories(${target} SYSTEM PUBLIC ${out})
  target_link_libraries(${target} PUBLIC deps::protobuf)
endfunction()
