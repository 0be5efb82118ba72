-- Who can own campaigns in another system, and which user of ours each is: who has the same address,
-- unless somebody has said otherwise.
create table sync.users (
  connection_id uuid not null references sync.connections,
  remote_id     text not null,
  name          text not null,
  address       text not null,
  active        boolean not null,
  decision      text not null default 'address' check (decision in ('address', 'ours', 'nobody')),
  user_id       uuid check (decision = 'address' or (decision = 'ours') = (user_id is not null)),
  decided_by    text,
  decided_at    timestamptz,
  seen_at       timestamptz not null,
  gone          boolean not null default false,
  primary key (connection_id, remote_id)
);
create index users_ours on sync.users (connection_id, user_id);
