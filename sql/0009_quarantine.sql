-- What the physics gates put aside. The sets themselves stay in element_set as received; these rows say which of them nothing is computed from.
-- Both tables are worked out from the sets and worked out anew whenever an object's sets change, so the system may delete what no longer holds.

create table hoshimori.quarantined_set (
  realm hoshimori.realm,
  object_id integer not null check (object_id between 1 and 999999999),
  epoch_days integer not null,
  epoch_nanos bigint not null,
  content uuid not null,
  audience uuid not null,
  batch_id uuid not null,
  reasons jsonb not null check (jsonb_typeof(reasons) = 'array' and jsonb_array_length(reasons) > 0),
  primary key (realm, object_id, epoch_days, epoch_nanos, content, audience)
);
call hoshimori.protect_by_batch('quarantined_set');
create policy system_removes on hoshimori.quarantined_set for delete to hoshimori_system
  using (realm = hoshimori.current_realm() and batch_id in (select batch_id from hoshimori.source_batch));
grant delete on hoshimori.quarantined_set to hoshimori_system;

-- Which sets of an object were judged: fingerprint is over all of one audience with the batches that brought them first.
create table hoshimori.judged_object (
  realm hoshimori.realm,
  object_id integer not null check (object_id between 1 and 999999999),
  audience uuid not null,
  batch_id uuid not null,
  fingerprint text not null,
  primary key (realm, object_id, audience)
);
call hoshimori.protect_by_batch('judged_object');
create policy system_removes on hoshimori.judged_object for delete to hoshimori_system
  using (realm = hoshimori.current_realm() and batch_id in (select batch_id from hoshimori.source_batch));
grant delete on hoshimori.judged_object to hoshimori_system;
