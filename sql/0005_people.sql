-- People and their sessions. Tokens are kept as SHA-256 only. A person is the same in each realm; whoever asks must
-- still come through the gateway, which always sets one.

create table hoshimori.person (
  person_id uuid primary key,
  party text not null check (party ~ '^[A-Z]{2}$'),
  role text not null,
  name text not null,
  name_ja text not null,
  created_at timestamptz not null
);
alter table hoshimori.person enable row level security;
alter table hoshimori.person force row level security;
create policy system_all on hoshimori.person to hoshimori_system
  using (hoshimori.current_realm() is not null) with check (hoshimori.current_realm() is not null);
create policy own_party on hoshimori.person for select to hoshimori_member using (party = hoshimori.current_party());
grant select on hoshimori.person to hoshimori_member, hoshimori_system;
grant insert on hoshimori.person to hoshimori_system;

create table hoshimori.session (
  token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references hoshimori.person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
alter table hoshimori.session enable row level security;
alter table hoshimori.session force row level security;
create policy system_all on hoshimori.session to hoshimori_system
  using (hoshimori.current_realm() is not null) with check (hoshimori.current_realm() is not null);
grant select, insert, update (ended_at) on hoshimori.session to hoshimori_system;

create table hoshimori.sign_in_link (
  token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  person_id uuid not null references hoshimori.person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
alter table hoshimori.sign_in_link enable row level security;
alter table hoshimori.sign_in_link force row level security;
create policy system_all on hoshimori.sign_in_link to hoshimori_system
  using (hoshimori.current_realm() is not null) with check (hoshimori.current_realm() is not null);
grant select, insert, update (used_at) on hoshimori.sign_in_link to hoshimori_system;
