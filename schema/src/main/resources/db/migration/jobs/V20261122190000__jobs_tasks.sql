create schema jobs;

-- Work that is waiting. A row is deleted in the transaction that did the work.
create table jobs.tasks (
  id           uuid primary key default uuidv7(),
  kind         text        not null,
  lane         text        not null check (lane in ('interactive', 'bulk', 'background')),
  payload      jsonb       not null,
  acting       jsonb       not null,
  due_at       timestamptz not null default now(),
  attempts     integer     not null default 0,
  lease_until  timestamptz,
  fence        bigint      not null default 0,
  dedupe       text,
  state        text        not null default 'waiting' check (state in ('waiting', 'dead')),
  last_error   text,
  created_at   timestamptz not null default now()
);

create index tasks_due on jobs.tasks (lane, due_at) where state = 'waiting';
create unique index tasks_dedupe on jobs.tasks (kind, dedupe) where dedupe is not null and state = 'waiting';
create index tasks_dead on jobs.tasks (created_at) where state = 'dead';
