-- What stands in the way of each stream, by what it is: a row is there for as long as it is met.
create table sync.troubles (
  connection_id uuid not null references sync.connections,
  stream        text not null,
  code          text not null,
  params        jsonb not null default '{}',
  times         integer not null default 1,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  next_at       timestamptz,
  primary key (connection_id, stream, code)
);
comment on column sync.troubles.stream is 'empty for what stands in the way of all of them';
comment on column sync.troubles.times is 'runs that have met it';
comment on column sync.troubles.next_at is 'not tried again by itself before; null for the next run';

-- Fields that travel, as they were when they last did, so that it is seen when one is gone there.
create table sync.travelling_fields (
  connection_id uuid not null references sync.connections,
  kind          text not null,
  ours          text not null,
  theirs        text not null,
  lost          text check (lost in ('fieldGone', 'fieldReadOnly')),
  lost_at       timestamptz,
  seen_at       timestamptz not null,
  primary key (connection_id, kind, ours)
);
