// Names of the streams that are the same everywhere.
#pragma once

#include "storage/model/ids.h"

namespace blether::sync {

// A person's two streams; the person's record id is their owner.
inline model::StreamId shared_stream(const model::RecordId& person) {
  return {model::Audience::shared, model::same_id<model::OwnerId>(person)};
}
inline model::StreamId practice_stream(const model::RecordId& person) {
  return {model::Audience::practice, model::same_id<model::OwnerId>(person)};
}

// Who works here: records of kind worker, record id = author id. One stream, its owner is "none".
inline model::StreamId staff_stream() { return {model::Audience::staff, model::OwnerId{}}; }

}  // namespace blether::sync
