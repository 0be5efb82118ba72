-- Statuses, lists and events of ours that somebody has deleted there: not made again before a person says so.
create table sync.gone_statuses (
  twin_id   uuid not null references sync.twins on delete cascade,
  label     text not null,
  role      text,
  left_away boolean not null default false,
  at        timestamptz not null default now(),
  primary key (twin_id, label)
);
comment on column sync.gone_statuses.role is 'of the part that was deleted; null for a status that is a record of its own';
comment on column sync.gone_statuses.left_away is 'whether a person has said that it is not made again';
