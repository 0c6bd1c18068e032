-- Who may read what. Roles, the settings they run under, and the one rule about markings.
-- Every later table stands under these functions; nothing is readable without the settings.

do $$
declare role_name text;
begin
  foreach role_name in array array['hoshimori_reader', 'hoshimori_member', 'hoshimori_system'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
      execute format('create role %I nologin nosuperuser nocreatedb nocreaterole noinherit nobypassrls', role_name);
    end if;
  end loop;
end $$;

grant usage on schema hoshimori to hoshimori_reader, hoshimori_member, hoshimori_system;

-- The gateway sets party and realm before it takes the principal's role; the principal can't set them again.
revoke execute on function pg_catalog.set_config(text, text, boolean) from public;

create function hoshimori.current_realm() returns text language sql stable parallel safe
  return nullif(current_setting('hoshimori.realm', true), '');

-- Null for nobody, whom no list can name.
create function hoshimori.current_party() returns text language sql stable parallel safe
  return nullif(current_setting('hoshimori.party', true), '');

create function hoshimori.current_person() returns text language sql stable parallel safe
  return nullif(current_setting('hoshimori.person', true), '');

-- {"originator": "JP", "releasableTo": [["US", "JP"], ["PUBLIC"]]}, as in src/core/marking.ts.
create function hoshimori.is_marking(marking jsonb) returns boolean language sql immutable parallel safe
  return coalesce(
    jsonb_typeof(marking) = 'object'
    and marking->>'originator' ~ '^([A-Z]{2}|PUBLIC)$'
    and jsonb_typeof(marking->'releasableTo') = 'array'
    and not jsonb_path_exists(marking, 'strict $.releasableTo[*] ? (@.type() != "array")', '{}', true)
    and not jsonb_path_exists(marking, 'strict $.releasableTo[*][*] ? (@.type() != "string")', '{}', true)
    and not jsonb_path_exists(marking, 'strict $.releasableTo[*][*] ? (!(@ like_regex "^([A-Z]{2}|PUBLIC)$"))', '{}', true),
    false);

create domain hoshimori.marking as jsonb not null check (hoshimori.is_marking(value));
create domain hoshimori.realm as text not null check (value in ('live', 'exercise', 'replay'));

-- Any-of within a list, AND across lists, no lists: the originator only. Whatever is malformed or unknown: no.
create function hoshimori.may_read(marking jsonb) returns boolean language sql stable parallel safe
  return coalesce(
    marking->>'originator' = hoshimori.current_party()
    or (jsonb_typeof(marking->'releasableTo') = 'array'
        and jsonb_array_length(marking->'releasableTo') > 0
        and not exists (
          select from jsonb_array_elements(marking->'releasableTo') as list(parties)
          where not coalesce(parties ? 'PUBLIC' or parties ? hoshimori.current_party(), false))),
    false);

create function hoshimori.visible(realm text, marking jsonb) returns boolean language sql stable parallel safe
  return coalesce(realm = hoshimori.current_realm() and hoshimori.may_read(marking), false);

-- Rows with one marking share an audience; it stands in keys, so that a hidden row never stands in the way of a visible one.
create function hoshimori.audience_of(marking jsonb) returns uuid language sql immutable parallel safe
  return md5(marking::text)::uuid;

create function hoshimori.iso(at timestamptz) returns text language sql immutable parallel safe
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- For tables with the columns realm and marking. Members write as their own party only; the system writes what it may read.
create procedure hoshimori.protect_by_marking(table_name text) language plpgsql as $$
begin
  execute format('alter table hoshimori.%I enable row level security', table_name);
  execute format('alter table hoshimori.%I force row level security', table_name);
  execute format('create policy readable on hoshimori.%I for select to hoshimori_reader, hoshimori_member, hoshimori_system
    using (hoshimori.visible(realm, marking))', table_name);
  execute format('create policy member_adds on hoshimori.%I for insert to hoshimori_member
    with check (hoshimori.visible(realm, marking) and marking->>''originator'' = hoshimori.current_party())', table_name);
  execute format('create policy member_changes on hoshimori.%I for update to hoshimori_member
    using (hoshimori.visible(realm, marking))
    with check (hoshimori.visible(realm, marking) and marking->>''originator'' = hoshimori.current_party())', table_name);
  execute format('create policy system_adds on hoshimori.%I for insert to hoshimori_system
    with check (hoshimori.visible(realm, marking))', table_name);
  execute format('create policy system_changes on hoshimori.%I for update to hoshimori_system
    using (hoshimori.visible(realm, marking)) with check (hoshimori.visible(realm, marking))', table_name);
  execute format('grant select on hoshimori.%I to hoshimori_reader, hoshimori_member, hoshimori_system', table_name);
end $$;

-- For tables with the columns realm and batch_id: a row is as visible as the batch that brought it.
create procedure hoshimori.protect_by_batch(table_name text) language plpgsql as $$
begin
  execute format('alter table hoshimori.%I enable row level security', table_name);
  execute format('alter table hoshimori.%I force row level security', table_name);
  execute format('create policy readable on hoshimori.%I for select to hoshimori_reader, hoshimori_member, hoshimori_system
    using (realm = hoshimori.current_realm() and batch_id in (select batch_id from hoshimori.source_batch))', table_name);
  execute format('create policy system_adds on hoshimori.%I for insert to hoshimori_system
    with check (realm = hoshimori.current_realm() and batch_id in (select batch_id from hoshimori.source_batch))', table_name);
  execute format('grant select on hoshimori.%I to hoshimori_reader, hoshimori_member, hoshimori_system', table_name);
  execute format('grant insert on hoshimori.%I to hoshimori_system', table_name);
end $$;
