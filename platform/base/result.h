// Result<T>: a value, or an Error that cannot be dropped by accident.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace blether::base {

// What went wrong, in the few kinds that a caller treats differently. People never see these
// names: the screen makes a sentence from them (translation key "error.<code>").
enum class Code {
  not_found,  // no such file, record, person or template
  exists,     // creating would overwrite something
  wrong_key,  // passphrase or key does not open this vault
  locked,     // somebody else holds it, or it has been locked
  corrupt,    // bytes are damaged or were tampered with
  too_old,    // written by a version that can no longer be read
  too_new,    // written by a newer version than this one
  io,         // the file system or device failed
  no_space,   // disk or quota is full; nothing was changed
  no_memory,  // allocation failed; says nothing about keys
  denied,     // the author has no right to this
  offline,    // the other side cannot be reached
  refused,    // the other side answered and said no
  invalid,    // the input itself is wrong; `detail` names the place
  busy,       // try again soon
  cancelled,  // somebody asked to stop
};

const char* code_name(Code code);

// `detail` is for logs and tests: ids, paths and places only, never anybody's words.
struct Error {
  Code code;
  std::string detail;
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> fail(Code code, std::string detail = {}) {
  return tl::unexpected<Error>(Error{code, std::move(detail)});
}

// Says at the call that a failure changes nothing here, and why.
template <class T>
void ignore(const Result<T>&, const char* /*reason*/) {}

// Programmer mistakes only (never for bytes from outside): prints the place and stops, in every build.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace blether::base

#define BLETHER_JOIN_(a, b) a##b
#define BLETHER_JOIN(a, b) BLETHER_JOIN_(a, b)

// TRY(auto value, expression): gives the value, or returns the error from the enclosing function.
#define TRY(declaration, ...)                                             \
  auto BLETHER_JOIN(try_result_, __LINE__) = (__VA_ARGS__);               \
  if (!BLETHER_JOIN(try_result_, __LINE__))                               \
    return tl::unexpected<::blether::base::Error>(                        \
        std::move(BLETHER_JOIN(try_result_, __LINE__).error()));          \
  declaration = std::move(*BLETHER_JOIN(try_result_, __LINE__))

// TRY_VOID(expression): the same where there is no value to keep.
#define TRY_VOID(...)                                                     \
  if (auto BLETHER_JOIN(try_result_, __LINE__) = (__VA_ARGS__);           \
      !BLETHER_JOIN(try_result_, __LINE__))                               \
  return tl::unexpected<::blether::base::Error>(                          \
      std::move(BLETHER_JOIN(try_result_, __LINE__).error()))

#define BLETHER_CHECK(condition) \
  ((condition) ? void() : ::blether::base::check_failed(#condition, __FILE__, __LINE__))
