-- What people can opt out of there one by one, and which topic of ours it is. Until somebody has
-- said so, mail to those who opted out of it waits.
create table sync.topics (
  connection_id uuid not null references sync.connections,
  remote_id     text not null,
  name          text not null,
  decision      text not null default 'open' check (decision in ('open', 'ours', 'apart')),
  topic         text check ((decision = 'ours') = (topic is not null)),
  decided_by    text,
  decided_at    timestamptz,
  seen_at       timestamptz not null,
  gone          boolean not null default false,
  primary key (connection_id, remote_id)
);
create index topics_open on sync.topics (connection_id) where decision = 'open';
