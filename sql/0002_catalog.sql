-- What sources published, as received: batches, element sets, catalog objects; and what is protected.

create table hoshimori.source_batch (
  realm hoshimori.realm,
  batch_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  url text not null,
  received_at timestamptz not null,
  format text not null,
  completeness text not null,
  rows_read integer not null check (rows_read >= 0),
  rows_refused integer not null check (rows_refused >= 0),
  marking hoshimori.marking,
  audience uuid not null generated always as (hoshimori.audience_of(marking)) stored,
  primary key (realm, batch_id),
  unique (realm, sha256, audience)
);
call hoshimori.protect_by_marking('source_batch');
grant insert on hoshimori.source_batch to hoshimori_system;

-- Epoch as in src/time/instant.ts: UTC days since 2000-01-01 and nanoseconds of the day (exact, leap seconds included).
-- content: SHA-256 (first 16 bytes) over the numbers; the same set from two files of one audience is one row.
create table hoshimori.element_set (
  realm hoshimori.realm,
  object_id integer not null check (object_id between 1 and 999999999),
  epoch_days integer not null,
  epoch_nanos bigint not null check (epoch_nanos >= 0 and epoch_nanos < 86401000000000),
  content uuid not null,
  audience uuid not null,
  batch_id uuid not null,
  mean_motion_rev_per_day double precision not null,
  eccentricity double precision not null,
  inclination_deg double precision not null,
  raan_deg double precision not null,
  argument_of_perigee_deg double precision not null,
  mean_anomaly_deg double precision not null,
  bstar double precision not null,
  mean_motion_dot double precision not null,
  mean_motion_ddot double precision not null,
  name text not null,
  international_designator text not null,
  primary key (realm, object_id, epoch_days, epoch_nanos, content, audience)
) partition by range (epoch_days);
call hoshimori.protect_by_batch('element_set');

-- One partition per month of epoch. Nobody has rights on a partition itself: all go through the table above.
create function hoshimori.ensure_element_months(epoch_days integer[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month date;
  partition_name text;
begin
  for month in select distinct date_trunc('month', date '2000-01-01' + day)::date from unnest(epoch_days) day loop
    if month < date '1956-01-01' or month >= date '2100-01-01' then
      raise exception 'epoch outside 1956 … 2099' using errcode = '22008';
    end if;
    partition_name := 'element_set_' || to_char(month, 'YYYY_MM');
    if to_regclass('hoshimori.' || partition_name) is null then
      execute format('create table hoshimori.%I partition of hoshimori.element_set for values from (%s) to (%s)',
        partition_name, month - date '2000-01-01', (month + interval '1 month')::date - date '2000-01-01');
      execute format('alter table hoshimori.%I enable row level security', partition_name);
      execute format('alter table hoshimori.%I force row level security', partition_name);
    end if;
  end loop;
end $$;
revoke execute on function hoshimori.ensure_element_months(integer[]) from public;
grant execute on function hoshimori.ensure_element_months(integer[]) to hoshimori_system;

-- Catalog facts of one object as one batch tells them (SATCAT row); the newest batch is what counts.
create table hoshimori.space_object (
  realm hoshimori.realm,
  object_id integer not null check (object_id between 1 and 999999999),
  batch_id uuid not null,
  name text not null,
  owner text not null,
  record jsonb not null,
  primary key (realm, object_id, batch_id)
);
call hoshimori.protect_by_batch('space_object');

-- Protected lists as loaded from policy files; a list that changed is a new list_hash.
create table hoshimori.protected_object (
  realm hoshimori.realm,
  list_name text not null,
  list_hash text not null,
  object_id integer not null check (object_id between 1 and 999999999),
  party text not null,
  reason text not null,
  source text not null,
  loaded_at timestamptz not null,
  marking hoshimori.marking,
  primary key (realm, list_name, list_hash, object_id)
);
call hoshimori.protect_by_marking('protected_object');
grant insert on hoshimori.protected_object to hoshimori_system;
