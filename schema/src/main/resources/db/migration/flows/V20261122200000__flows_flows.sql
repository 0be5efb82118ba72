create schema flows;

-- A flow with its draft. Which room's thing owns it is an opaque id: no foreign key upwards.
create table flows.flows (
  id         uuid primary key default uuidv7(),
  name       text not null,
  owner_kind text,
  owner_id   uuid,
  status     text not null default 'draft' check (status in ('draft', 'published', 'paused')),
  draft      jsonb not null default '{}',
  published  integer,
  version    integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((owner_kind is null) = (owner_id is null))
);
create index flows_owner on flows.flows (owner_kind, owner_id) where owner_id is not null;

-- What was published once never changes; runs are pinned to it.
create table flows.versions (
  id           uuid primary key default uuidv7(),
  flow_id      uuid not null references flows.flows,
  number       integer not null,
  definition   jsonb not null,
  actor_name   text not null,
  published_at timestamptz not null default now(),
  unique (flow_id, number)
);

-- Moves with every publication, so that each node knows when its index of triggers is old.
create table flows.generation (
  number bigint not null
);
insert into flows.generation (number) values (1);

create table flows.runs (
  id         uuid primary key,
  flow_id    uuid not null references flows.flows,
  version_id uuid not null references flows.versions,
  person_id  uuid not null,
  owner_kind text,
  owner_id   uuid,
  shard      smallint not null,
  lane       text not null check (lane in ('interactive', 'bulk')),
  status     text not null check (status in ('active', 'queued', 'ended', 'stuck')),
  state      jsonb not null,
  at_step    text not null,
  due_at     timestamptz,
  wakes      text[] not null default '{}',
  entered_by jsonb not null,
  entered_at timestamptz not null,
  ended_at   timestamptz,
  end_reason text,
  attempts   integer not null default 0,
  check ((status in ('ended', 'stuck')) = (end_reason is not null))
);
comment on column flows.runs.wakes is 'kinds of activities that may end the wait; * for anything that changes';
create unique index runs_one on flows.runs (flow_id, person_id) where status in ('active', 'queued');
create index runs_due on flows.runs (lane, shard, due_at) where status = 'active' and due_at is not null;
create index runs_person on flows.runs (person_id, status);
create index runs_flow on flows.runs (flow_id, id);
create index runs_owner on flows.runs (owner_id, person_id) where status in ('active', 'queued');

-- What was answered under a key is never done again.
create table flows.outcomes (
  run_id  uuid not null references flows.runs,
  step    text not null,
  visit   integer not null,
  outcome jsonb not null,
  at      timestamptz not null,
  primary key (run_id, step, visit)
);

create table flows.step_log (
  id      uuid primary key default uuidv7(),
  run_id  uuid not null references flows.runs,
  at      timestamptz not null,
  step    text not null,
  visit   integer not null,
  what    text not null check (what in ('left', 'performed', 'waits', 'ended', 'stuck', 'hurried')),
  detail  jsonb not null default '{}',
  facts   jsonb not null default '[]'
);
create index step_log_run on flows.step_log (run_id, id);

-- What happened to a person and may start or move runs; written by the transaction in which it happened,
-- deleted by the transaction that moved the runs.
create table flows.work (
  id        uuid primary key,
  shard     smallint not null,
  lane      text not null check (lane in ('interactive', 'bulk')),
  person_id uuid not null,
  verb      text not null check (verb in ('occurred', 'changed', 'proceed', 'stop', 'admit')),
  run_id    uuid,
  kind      text,
  at        timestamptz not null,
  payload   jsonb not null default '{}',
  origin    text not null,
  due_at    timestamptz not null,
  attempts  integer not null default 0,
  state     text not null default 'waiting' check (state in ('waiting', 'dead')),
  last_error text
);
create index work_waiting on flows.work (lane, shard, person_id, id) where state = 'waiting';

-- Who may move the runs of a shard: whoever has the row locked. The fence counts the times it was taken.
create table flows.shards (
  shard       smallint primary key,
  taken_at timestamptz,
  fence       bigint not null default 0
);
insert into flows.shards (shard) select generate_series(0, 63);

create view flows.runs_v as
  select r.id, r.flow_id, r.person_id, r.owner_kind, r.owner_id, r.status, r.at_step, r.due_at, r.entered_at,
         r.ended_at, r.end_reason
  from flows.runs r;
comment on view flows.runs_v is 'every run with where it stands and how it ended';
