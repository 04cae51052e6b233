// What of a person's file may leave it unsealed, for another program that the person uses: what paper may hold, and no
// more.
#pragma once

#include "care/fhir.h"

namespace blether::care {

// The present only: no history, nothing withdrawn. Left out are private answers and those asked alone, answers to forms
// that are not here, what others said or saw, people around, voices and pictures, and how to get into the home. Write it
// with fhir_bundle.
PersonFile plain_copy(const PersonFile& file, const Templates& templates);

}  // namespace blether::care
