create schema sync;

-- One account at one system. Secrets are encrypted with the key of the installation.
create table sync.connections (
  id            uuid primary key default uuidv7(),
  system        text not null,
  name          text not null,
  base_url      text not null,
  settings      jsonb not null default '{}',
  secrets       bytea not null,
  create_people text not null default 'none' check (create_people in ('none', 'here', 'there', 'both')),
  paused        boolean not null default false,
  health_code   text,
  health_params jsonb not null default '{}',
  health_since  timestamptz,
  last_sync_at  timestamptz,
  spent_calls   bigint not null default 0,
  granted_calls bigint not null default 0,
  busy_by       uuid,
  busy_until    timestamptz,
  version       integer not null default 1,
  created_at    timestamptz not null default now()
);

-- How far each stream was read, and which ways it is armed.
create table sync.streams (
  connection_id uuid not null references sync.connections,
  stream        text not null,
  mode          text not null default 'watch' check (mode in ('watch', 'in', 'out', 'both')),
  cursor        text not null default '',
  scope_mark    text not null default '',
  last_at       timestamptz,
  primary key (connection_id, stream)
);

-- A campaign here and its counterpart there. The marker finds a head that we made.
create table sync.twins (
  id            uuid primary key default uuidv7(),
  connection_id uuid not null references sync.connections,
  campaign_id   uuid not null references campaigns.campaigns,
  remote_id     text,
  remote_name   text,
  stopped       boolean not null default false,
  allowance     integer not null default 0,
  last_sync_at  timestamptz,
  created_at    timestamptz not null default now(),
  constraint twins_campaign_unique unique (connection_id, campaign_id),
  constraint twins_remote_unique unique (connection_id, remote_id)
);
create index twins_campaign on sync.twins (campaign_id);

create table sync.parts (
  twin_id   uuid not null references sync.twins on delete cascade,
  role      text not null,
  remote_id text not null,
  label     text not null,
  rank      integer not null,
  primary key (twin_id, role, remote_id)
);

-- Only what a person has answered; all else goes by label.
create table sync.status_maps (
  twin_id uuid not null references sync.twins on delete cascade,
  ours    text not null,
  theirs  text not null,
  primary key (twin_id, theirs)
);

-- What the other side showed last, in its own words.
create table sync.mirror (
  connection_id   uuid not null references sync.connections,
  kind            text not null,
  remote_id       text not null,
  fields          jsonb not null,
  campaign_remote text,
  person_kind     text,
  person_remote   text,
  email           text,
  first_name      text,
  last_name       text,
  marker          text,
  modified        timestamptz,
  gone            text,
  local_id        uuid,
  is_primary      boolean not null default false,
  identified      boolean not null default false,
  unresolved      text,
  tried           boolean not null default false,
  dirty           boolean not null default true,
  read_at         timestamptz not null default now(),
  primary key (connection_id, kind, remote_id)
);
create index mirror_local on sync.mirror (connection_id, local_id) where local_id is not null;
create index mirror_members on sync.mirror (connection_id, campaign_remote, person_remote) where kind = 'member';
create index mirror_person on sync.mirror (connection_id, person_kind, person_remote) where person_remote is not null;
create index mirror_email on sync.mirror (connection_id, email) where email is not null;
create index mirror_dirty on sync.mirror (connection_id, kind, remote_id) where dirty;
create index mirror_untried on sync.mirror (connection_id, remote_id) where not tried and local_id is null;

-- Both images of each field as they were when the two sides last agreed.
create table sync.bases (
  connection_id uuid not null references sync.connections,
  kind          text not null,
  owner_id      uuid not null,
  local_id      uuid not null,
  images        jsonb not null,
  ours_made     boolean not null default false,
  primary key (connection_id, kind, owner_id, local_id)
);
comment on column sync.bases.owner_id is 'the twin; for what hangs on no campaign, the connection';

-- What is to be looked at again: one row per record, however often it moved. It is also the intent
-- of a write, and stays until the answer has been kept.
create table sync.pending (
  connection_id uuid not null references sync.connections,
  kind          text not null,
  owner_id      uuid not null,
  local_id      uuid not null,
  state         text not null default 'new' check (state in ('new', 'planned', 'parked')),
  because       text,
  record        text,
  plan          jsonb,
  since         timestamptz not null default clock_timestamp(),
  sent_at       timestamptz,
  primary key (connection_id, kind, owner_id, local_id)
);
create index pending_state on sync.pending (connection_id, state, kind, owner_id, local_id);

-- What waits for a person, and what they answered.
create table sync.inbox (
  id            uuid primary key default uuidv7(),
  connection_id uuid not null references sync.connections,
  kind          text not null,
  reason        text not null,
  params        jsonb not null default '{}',
  subject       text not null,
  field         text not null default '',
  record        text not null,
  twin_id       uuid references sync.twins,
  campaign_id   uuid,
  person_id     uuid,
  remote_kind   text,
  remote_id     text,
  agreed        text,
  ours          text,
  theirs        text,
  count         integer,
  at            timestamptz not null default now(),
  answer        text,
  answer_value  text,
  answered_by   text,
  answered_at   timestamptz
);
create unique index inbox_open on sync.inbox (connection_id, kind, subject, field) where answered_at is null;
create index inbox_page on sync.inbox (connection_id, id) where answered_at is null;

create table sync.runs (
  id            uuid primary key default uuidv7(),
  connection_id uuid not null references sync.connections,
  kind          text not null check (kind in ('sync', 'undo')),
  state         text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'undone')),
  undoes        uuid references sync.runs,
  counts        jsonb not null default '{}',
  actor_name    text not null,
  created_at    timestamptz not null default now(),
  started_at    timestamptz,
  finished_at   timestamptz
);
create index runs_page on sync.runs (connection_id, id desc);

-- Who wrote which field of which record, where, when, and what was answered. Append-only.
create table sync.ledger (
  id            uuid primary key default uuidv7(),
  at            timestamptz not null default now(),
  run_id        uuid not null,
  connection_id uuid not null references sync.connections,
  twin_id       uuid,
  stream        text not null,
  direction     text not null check (direction in ('in', 'out')),
  verb          text not null,
  record        text not null,
  campaign_id   uuid,
  person_id     uuid,
  remote_kind   text,
  remote_id     text,
  field         text,
  from_value    text,
  to_value      text,
  outcome       text not null,
  answer        text,
  actor_name    text not null
);
create index ledger_page on sync.ledger (connection_id, id desc);
create index ledger_run on sync.ledger (run_id, id desc);

create view sync.twins_v as
  select t.id, t.connection_id, t.campaign_id, t.remote_id, t.stopped, c.system
  from sync.twins t join sync.connections c on c.id = t.connection_id;
comment on view sync.twins_v is 'which campaigns have a counterpart, and where';
