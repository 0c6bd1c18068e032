-- What the watch found, and the runs that found it.

create table hoshimori.watch_run (
  realm hoshimori.realm,
  run_id uuid not null,
  inputs_hash text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  summary jsonb,
  marking hoshimori.marking,
  primary key (realm, run_id)
);
call hoshimori.protect_by_marking('watch_run');
grant insert, update (finished_at, summary) on hoshimori.watch_run to hoshimori_system;

-- detection_id is the content hash of the record: finding the same again changes nothing.
create table hoshimori.detection (
  realm hoshimori.realm,
  detection_id text not null check (detection_id ~ '^[0-9a-f]{64}$'),
  kind text not null,
  object_ids integer[] not null,
  from_time timestamptz not null,
  to_time timestamptz not null,
  record jsonb not null,
  found_by_run uuid not null,
  marking hoshimori.marking,
  primary key (realm, detection_id)
);
create index on hoshimori.detection (realm, to_time desc, detection_id);
create index on hoshimori.detection using gin (object_ids);
call hoshimori.protect_by_marking('detection');
grant insert on hoshimori.detection to hoshimori_system;

-- One minimum of distance between two objects, from the screening of a run.
create table hoshimori.conjunction (
  realm hoshimori.realm,
  run_id uuid not null,
  object_id_1 integer not null,
  object_id_2 integer not null,
  tca timestamptz not null,
  miss_distance_km double precision not null,
  relative_speed_km_per_s double precision not null,
  record jsonb not null,
  marking hoshimori.marking,
  primary key (realm, run_id, object_id_1, object_id_2, tca),
  check (object_id_1 < object_id_2)
);
create index on hoshimori.conjunction (realm, tca);
call hoshimori.protect_by_marking('conjunction');
grant insert on hoshimori.conjunction to hoshimori_system;
