create schema access;

create table access.users (
  id            uuid primary key default uuidv7(),
  login         text not null check (login = lower(login)),
  name          text not null,
  password_hash text not null,
  role          text not null check (role in ('admin', 'marketer', 'sales', 'viewer')),
  language      text not null default 'en' check (language in ('en', 'fr', 'it', 'fi', 'de')),
  lens          text not null default 'plain',
  disabled_at   timestamptz,
  version       integer not null default 1,
  created_at    timestamptz not null default now(),
  constraint users_login_unique unique (login)
);

-- Tokens and sessions are kept as SHA-256 of the secret: a stolen table opens nothing.
create table access.tokens (
  id           uuid primary key default uuidv7(),
  user_id      uuid not null references access.users,
  name         text not null,
  secret_hash  bytea not null,
  scope        text not null check (scope in ('read', 'write', 'admin')),
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  revoked_at   timestamptz,
  constraint tokens_secret_unique unique (secret_hash)
);

create table access.sessions (
  secret_hash bytea primary key,
  user_id     uuid not null references access.users,
  created_at  timestamptz not null default now(),
  seen_at     timestamptz not null default now(),
  expires_at  timestamptz not null
);

create table access.failed_logins (
  login      text not null,
  address    text not null,
  failed_at  timestamptz not null default now()
);
create index failed_logins_recent on access.failed_logins (login, failed_at);

-- What belongs to the installation as a whole, such as the key that signs cursors.
create table access.installation (
  key   text primary key,
  value text not null
);

create table access.audit (
  id           uuid primary key default uuidv7(),
  at           timestamptz not null default now(),
  actor_kind   text not null,
  actor_id     uuid,
  actor_name   text not null,
  origin       text not null,
  what         text not null,
  subject_kind text not null,
  subject_id   uuid,
  detail       jsonb not null default '{}'
);
create index audit_subject on access.audit (subject_kind, subject_id, id);

create table access.idempotency (
  owner        uuid not null,
  key          text not null,
  request_hash bytea not null,
  status       integer,
  location     text,
  etag         text,
  content_type text,
  body         bytea,
  created_at   timestamptz not null default now(),
  primary key (owner, key)
);
