-- Which field here is which one there, as far as people want it otherwise than by default: what is
-- not in the changes follows the default, also a better one of a later version.
create table sync.maps (
  connection_id uuid not null references sync.connections,
  kind          text not null check (kind in ('campaign', 'lead', 'contact')),
  changes       jsonb not null default '{}',
  version       integer not null default 1,
  primary key (connection_id, kind)
);
