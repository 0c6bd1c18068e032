-- Ephemerides as their owners give them (OEM), one row a segment. A row is as visible as the batch that brought it: its originator's only,
-- unless the batch came from a listed public source. Apart from element_set, so that nothing of them can get into a catalog.
create table hoshimori.ephemeris (
  realm hoshimori.realm,
  batch_id uuid not null,
  segment integer not null check (segment >= 0),
  -- OBJECT_ID as written: an international designator, or a catalog number.
  object_ref text not null,
  object_name text not null,
  -- ORIGINATOR of the message, which is no party of a marking.
  made_by text not null,
  made_at timestamptz not null,
  frame text not null,
  -- Epoch of the first state, as in element_set.
  start_days integer not null,
  start_nanos bigint not null check (start_nanos >= 0 and start_nanos < 86401000000000),
  usable_from_seconds double precision not null,
  usable_to_seconds double precision not null,
  -- Since the first state, SI seconds, ascending; six numbers a state, km and km/s.
  seconds double precision[] not null check (cardinality(seconds) > 1),
  states double precision[] not null check (cardinality(states) = 6 * cardinality(seconds)),
  primary key (realm, batch_id, segment)
);
create index on hoshimori.ephemeris (realm, object_ref);
call hoshimori.protect_by_batch('ephemeris');
