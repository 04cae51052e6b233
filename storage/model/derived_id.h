// Ids that several tablets work out alike, so that what belongs together meets in one record.
#pragma once

#include <string_view>

#include "storage/model/ids.h"

namespace blether::model {

// The id of the thing called `name` (and its `repeat`-th occurrence, from 0) inside `parent`: the same on every
// device, for ever. Two tablets that answer the same prompt of the same conversation offline write the same record.
// 128-bit FNV-1a (Fowler, Noll, Vo) over parent | name | 0 | repeat as four bytes, lowest first. This is naming and
// not security: nothing may be trusted because its id fits.
RecordId derived_id(const RecordId& parent, std::string_view name, std::uint32_t repeat = 0);

}  // namespace blether::model
