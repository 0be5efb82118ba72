create schema segments;

create table segments.lists (
  id         uuid primary key default uuidv7(),
  name       text not null,
  kind       text not null check (kind in ('static', 'snapshot', 'suppression', 'seed', 'test')),
  version    integer not null default 1,
  created_at timestamptz not null default now()
);
create index lists_name on segments.lists (lower(name), id);

create table segments.list_members (
  list_id    uuid not null references segments.lists on delete cascade,
  person_id  uuid not null references people.persons,
  added_at   timestamptz not null default now(),
  actor_name text not null,
  primary key (list_id, person_id)
);
create index list_members_person on segments.list_members (person_id);

-- A suppression list may also name addresses and whole domains that nobody here holds yet.
create table segments.suppressed (
  list_id uuid not null references segments.lists on delete cascade,
  kind    text not null check (kind in ('address', 'domain')),
  value   text not null check (value = lower(value)),
  primary key (list_id, kind, value)
);

create table segments.segments (
  id         uuid primary key default uuidv7(),
  name       text not null,
  rule       jsonb not null,
  version    integer not null default 1,
  created_at timestamptz not null default now()
);

create view segments.list_members_v as
  select m.list_id, m.person_id, m.added_at from segments.list_members m;
comment on view segments.list_members_v is 'who is on which list';
