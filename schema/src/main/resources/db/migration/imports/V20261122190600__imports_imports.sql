create schema imports;

create table imports.imports (
  id          uuid primary key default uuidv7(),
  file_name   text not null,
  bytes       bigint not null,
  mapping     jsonb not null,
  format      jsonb not null,
  state       text not null check (state in ('queued', 'running', 'done', 'failed', 'undone')),
  dry_run     boolean not null,
  actor_kind  text not null,
  actor_id    uuid,
  actor_name  text not null,
  position    bigint not null default 0,
  created     bigint not null default 0,
  updated     bigint not null default 0,
  unchanged   bigint not null default 0,
  members     bigint not null default 0,
  skipped     bigint not null default 0,
  refused     bigint not null default 0,
  read_bytes  bigint not null default 0,
  failure     jsonb,
  created_at  timestamptz not null default now(),
  finished_at timestamptz
);
create index imports_newest on imports.imports (created_at desc, id desc);

-- The file itself, in pieces, so that any node can go on with it.
create table imports.pieces (
  import_id uuid not null references imports.imports on delete cascade,
  number    integer not null,
  bytes     bytea not null,
  primary key (import_id, number)
);

create table imports.rows (
  import_id uuid not null references imports.imports on delete cascade,
  row       bigint not null,
  outcome   text not null check (outcome in ('created', 'updated', 'unchanged', 'refused')),
  member    text check (member in ('added', 'raised', 'unchanged', 'reactivated', 'queued', 'refused')),
  person_id uuid,
  before    jsonb,
  faults    jsonb,
  cells     jsonb,
  primary key (import_id, row)
);
create index rows_refused on imports.rows (import_id, row) where faults is not null;
