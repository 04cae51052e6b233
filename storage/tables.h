// What the parts of a store share. Inside storage/ only.
#pragma once

#include "storage/record_state.h"
#include "storage/store.h"

namespace blether::storage {

struct Tables {
  Tables(Connection& connection, model::MergeRule rule)
      : sql(connection), merge(rule), ids(connection), log(connection, ids), records(connection) {}
  Connection& sql;
  model::MergeRule merge;
  LocalIds ids;
  ChangeLog log;
  RecordStates records;

  // What is remembered of a transaction that was undone is wrong.
  void forget() {
    ids.forget();
    log.forget();
  }
};

}  // namespace blether::storage
