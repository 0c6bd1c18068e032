-- Incidents and cases: what people work on. Events are only ever added.

create table hoshimori.incident (
  realm hoshimori.realm,
  incident_id text not null,
  version integer not null check (version >= 1),
  updated_at timestamptz not null,
  record jsonb not null,
  marking hoshimori.marking,
  primary key (realm, incident_id)
);
create index on hoshimori.incident (realm, updated_at desc, incident_id);
call hoshimori.protect_by_marking('incident');
grant insert, update (version, updated_at, record, marking) on hoshimori.incident to hoshimori_system;

-- What happened to an incident: each version the machine joined, and what people added, each with its own marking.
-- Sequences start at 1 in each audience, so that a hidden event leaves no gap.
create table hoshimori.incident_event (
  realm hoshimori.realm,
  incident_id text not null,
  audience uuid not null generated always as (hoshimori.audience_of(marking)) stored,
  sequence integer not null check (sequence >= 1),
  at timestamptz not null,
  kind text not null,
  person_id text,
  record jsonb not null,
  marking hoshimori.marking,
  primary key (realm, incident_id, audience, sequence)
);
call hoshimori.protect_by_marking('incident_event');
create policy in_own_name on hoshimori.incident_event as restrictive for insert to hoshimori_member
  with check (person_id = hoshimori.current_person());
grant insert on hoshimori.incident_event to hoshimori_system, hoshimori_member;

-- The signed record: one chain of hashes per case and chain (audience); sequence starts at 1 in each chain.
-- Nobody has the right to change or delete an event.
create table hoshimori.case_event (
  realm hoshimori.realm,
  case_id text not null,
  chain text not null,
  sequence integer not null check (sequence >= 1),
  command_id text not null,
  at timestamptz not null,
  person_id text not null,
  party text not null,
  previous_hash text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  record jsonb not null,
  marking hoshimori.marking,
  primary key (realm, case_id, chain, sequence)
);
create index on hoshimori.case_event (realm, case_id, chain, command_id);
call hoshimori.protect_by_marking('case_event');
create policy in_own_name on hoshimori.case_event as restrictive for insert to hoshimori_member
  with check (person_id = hoshimori.current_person() and party = hoshimori.current_party());
grant insert on hoshimori.case_event to hoshimori_member;
