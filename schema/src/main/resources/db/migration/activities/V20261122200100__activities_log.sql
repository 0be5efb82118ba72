create schema activities;

-- A table partitioned by month cannot have a unique key without the month, so receipts stand apart and are
-- written first.
create table activities.receipts (
  source      text not null,
  event_id    text not null,
  activity_id uuid not null,
  recorded_at timestamptz not null,
  primary key (source, event_id)
) partition by hash (source, event_id);
create table activities.receipts_0 partition of activities.receipts for values with (modulus 4, remainder 0);
create table activities.receipts_1 partition of activities.receipts for values with (modulus 4, remainder 1);
create table activities.receipts_2 partition of activities.receipts for values with (modulus 4, remainder 2);
create table activities.receipts_3 partition of activities.receipts for values with (modulus 4, remainder 3);

-- What people did. Partitions are made ahead by the program, a month each, in UTC.
create table activities.log (
  id          uuid not null,
  at          timestamptz not null,
  recorded_at timestamptz not null,
  person_id   uuid,
  visitor_id  text,
  type        text not null,
  properties  jsonb not null,
  machine     boolean not null,
  source      text not null,
  origin      text not null,
  primary key (id, at)
) partition by range (at);
create index log_person on activities.log (person_id, at desc, id desc);
create index log_person_type on activities.log (person_id, type, at);
create index log_nobody on activities.log (visitor_id) where person_id is null;

create table activities.visitors (
  visitor_id text primary key,
  person_id  uuid references people.persons,
  first_seen timestamptz not null,
  last_seen  timestamptz not null
);
create index visitors_person on activities.visitors (person_id) where person_id is not null;

create view activities.activities_v as
  select l.id, l.at, l.recorded_at, l.person_id, l.visitor_id, l.type, l.properties, l.machine, l.source
  from activities.log l;
comment on view activities.activities_v is 'the log of what people did; machine: not a person''s doing';
