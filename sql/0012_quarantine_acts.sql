-- What people decided about sets in quarantine; only ever added, the last one counts. A row is as visible as the batch that brought the set.
create table hoshimori.quarantine_act (
  realm hoshimori.realm,
  object_id integer not null,
  epoch_days integer not null,
  epoch_nanos bigint not null,
  content uuid not null,
  audience uuid not null,
  sequence integer not null check (sequence >= 1),
  batch_id uuid not null,
  act text not null check (act in ('release', 'reject', 'withdraw')),
  reason text not null check (length(reason) between 1 and 2000),
  at timestamptz not null,
  person_id text not null,
  party text not null,
  role text not null,
  primary key (realm, object_id, epoch_days, epoch_nanos, content, audience, sequence)
);
call hoshimori.protect_by_batch('quarantine_act');
-- People decide, never the program.
revoke insert on hoshimori.quarantine_act from hoshimori_system;
drop policy system_adds on hoshimori.quarantine_act;
grant insert on hoshimori.quarantine_act to hoshimori_member;
create policy member_adds on hoshimori.quarantine_act for insert to hoshimori_member
  with check (realm = hoshimori.current_realm() and batch_id in (select batch_id from hoshimori.source_batch)
    and person_id = hoshimori.current_person() and party = hoshimori.current_party());
