-- What feeds remember: whom the node asked and when, and how each source stands. Both hold for the node as a whole, whatever
-- the realm: a provider counts requests, not realms. No address, name or cookie is kept here, only hashes of addresses.

-- One row per provider, so that whoever takes a slot locks it. taken: [{"at": "…", "address": "<SHA-256>"}].
create table hoshimori.feed_slot (
  provider text primary key,
  taken jsonb not null check (jsonb_typeof(taken) = 'array')
);
alter table hoshimori.feed_slot enable row level security;
alter table hoshimori.feed_slot force row level security;
create policy system_all on hoshimori.feed_slot to hoshimori_system
  using (hoshimori.current_realm() is not null) with check (hoshimori.current_realm() is not null);
grant select, insert, update (taken) on hoshimori.feed_slot to hoshimori_system;

-- As in src/feeds/source-state.ts.
create table hoshimori.feed_state (
  source_id text primary key,
  state jsonb not null check (state->>'phase' in ('idle', 'waiting', 'stopped'))
);
alter table hoshimori.feed_state enable row level security;
alter table hoshimori.feed_state force row level security;
create policy system_all on hoshimori.feed_state to hoshimori_system
  using (hoshimori.current_realm() is not null) with check (hoshimori.current_realm() is not null);
grant select, insert, update (state) on hoshimori.feed_state to hoshimori_system;
