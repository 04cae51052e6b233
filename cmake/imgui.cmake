# deps::imgui: Dear ImGui with its FreeType loader and its SDL2 and SDL_Renderer back ends, from the first of
#   1. the folder named by BLETHER_IMGUI (a CMake or environment variable) that holds a source tree,
#   2. an installed package that is new enough and was built with the settings below,
#   3. the sources that scripts/fetch_imgui keeps in the user's cache,
#   4. the upstream tag.
# It is never part of this repository. 1.92 is needed because text changes its size live from 100 to 200 %.
set(imgui_oldest_num 19222)
set(imgui_upstream https://github.com/ocornut/imgui.git)
set(imgui_upstream_tag v1.92.2b)

# 32-bit characters for symbols beyond the basic plane; the obsolete functions are off so that nobody leans on them.
set(imgui_definitions IMGUI_USE_WCHAR32 IMGUI_ENABLE_FREETYPE IMGUI_DISABLE_OBSOLETE_FUNCTIONS)

set(BLETHER_IMGUI "$ENV{BLETHER_IMGUI}" CACHE PATH
  "Source tree of Dear ImGui 1.92.2b or newer (empty: look for one)")

# Sets RESULT to whether FOLDER is a source tree that is new enough.
function(imgui_is_usable folder result)
  set(${result} FALSE PARENT_SCOPE)
  if(EXISTS ${folder}/imgui.h AND EXISTS ${folder}/misc/freetype/imgui_freetype.cpp)
    file(STRINGS ${folder}/imgui.h line REGEX "^#define IMGUI_VERSION_NUM +[0-9]+")
    string(REGEX MATCH "[0-9]+" number "${line}")
    if(number GREATER_EQUAL imgui_oldest_num)
      set(${result} TRUE PARENT_SCOPE)
    endif()
  endif()
endfunction()

# An installed library fits only if it was built with our character width, the FreeType loader and both back ends.
# Those are part of the mangled names asked for here, so linking tells.
function(imgui_find_package)
  pkg_check_modules(imgui_package QUIET IMPORTED_TARGET imgui>=1.92.2)
  if(NOT imgui_package_FOUND)
    return()
  endif()
  include(CheckCXXSourceCompiles)
  list(TRANSFORM imgui_definitions PREPEND -D OUTPUT_VARIABLE CMAKE_REQUIRED_DEFINITIONS)
  set(CMAKE_REQUIRED_LIBRARIES PkgConfig::imgui_package deps::freetype deps::sdl2)
  set(CMAKE_REQUIRED_QUIET TRUE)
  check_cxx_source_compiles("
    #include <imgui.h>
    #include <imgui_impl_sdl2.h>
    #include <imgui_impl_sdlrenderer2.h>
    #include <misc/freetype/imgui_freetype.h>
    #if IMGUI_VERSION_NUM < ${imgui_oldest_num}
    #error too old
    #endif
    int main() {
      ImFontAtlas atlas;
      atlas.SetFontLoader(ImGuiFreeType::GetFontLoader());
      ImFontBaked baked;
      return baked.FindGlyph(ImWchar{32}) && ImGui_ImplSDL2_InitForSDLRenderer(nullptr, nullptr)
        && ImGui_ImplSDLRenderer2_Init(nullptr);
    }" imgui_package_fits)
  if(imgui_package_fits)
    add_library(imgui INTERFACE)
    target_link_libraries(imgui INTERFACE PkgConfig::imgui_package)
    message(STATUS "Dear ImGui: installed package ${imgui_package_VERSION}")
  endif()
endfunction()

# Sets imgui_folder to a source tree, or leaves it empty.
function(imgui_find_sources)
  if(BLETHER_IMGUI)
    imgui_is_usable("${BLETHER_IMGUI}" usable)
    if(NOT usable)
      message(FATAL_ERROR "BLETHER_IMGUI is ${BLETHER_IMGUI}, which holds no Dear ImGui 1.92.2b or newer.")
    endif()
    set(imgui_folder ${BLETHER_IMGUI} PARENT_SCOPE)
    return()
  endif()
  execute_process(COMMAND ${PROJECT_SOURCE_DIR}/scripts/fetch_imgui
    OUTPUT_VARIABLE folder OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed)
  imgui_is_usable("${folder}" usable)
  if(NOT failed AND usable)
    set(imgui_folder ${folder} PARENT_SCOPE)
    return()
  endif()
  message(STATUS "Dear ImGui: asking the upstream project for ${imgui_upstream_tag}; with no network, set BLETHER_IMGUI to a source tree")
  include(FetchContent)
  # No build files of its own, so MakeAvailable only downloads it.
  FetchContent_Declare(imgui_sources GIT_REPOSITORY ${imgui_upstream} GIT_TAG ${imgui_upstream_tag} GIT_SHALLOW TRUE)
  FetchContent_MakeAvailable(imgui_sources)
  set(imgui_folder ${imgui_sources_SOURCE_DIR} PARENT_SCOPE)
endfunction()

if(NOT BLETHER_IMGUI)
  imgui_find_package()
endif()

if(NOT TARGET imgui)
  imgui_find_sources()
  message(STATUS "Dear ImGui: sources in ${imgui_folder}")
  add_library(imgui STATIC
    ${imgui_folder}/imgui.cpp
    ${imgui_folder}/imgui_draw.cpp
    ${imgui_folder}/imgui_tables.cpp
    ${imgui_folder}/imgui_widgets.cpp
    ${imgui_folder}/misc/freetype/imgui_freetype.cpp
    ${imgui_folder}/backends/imgui_impl_sdl2.cpp
    ${imgui_folder}/backends/imgui_impl_sdlrenderer2.cpp)
  target_include_directories(imgui SYSTEM PUBLIC ${imgui_folder} ${imgui_folder}/backends)
  target_compile_definitions(imgui PUBLIC ${imgui_definitions})
  # Drawing every frame through an unoptimised Dear ImGui would make a debug build useless to the hand.
  target_compile_options(imgui PRIVATE -w -O2)
  target_link_libraries(imgui PUBLIC deps::freetype deps::sdl2)
else()
  target_compile_definitions(imgui INTERFACE ${imgui_definitions})
  target_link_libraries(imgui INTERFACE deps::freetype deps::sdl2)
endif()
add_library(deps::imgui ALIAS imgui)
