-- A set that several batches brought belongs to the one received first, in whatever order they are loaded: only so
-- can the catalog be shown as known at a time. Who loads an earlier batch later takes the set over.
grant update (batch_id, name, international_designator) on hoshimori.element_set to hoshimori_system;
create policy system_changes on hoshimori.element_set for update to hoshimori_system
  using (realm = hoshimori.current_realm() and batch_id in (select batch_id from hoshimori.source_batch))
  with check (realm = hoshimori.current_realm() and batch_id in (select batch_id from hoshimori.source_batch));
