-- Whole listings of what is there, kept so that two of them can prove that something is gone. The
-- latest finished ones of a kind and mark stay, and one that is under way.
create table sync.listings (
  id            uuid primary key default uuidv7(),
  connection_id uuid not null references sync.connections on delete cascade,
  kind          text not null,
  mark          text not null,
  started_at    timestamptz not null default now(),
  finished_at   timestamptz,
  rights        text not null default '',
  total         bigint,
  cursor        text not null default ''
);
comment on column sync.listings.mark is 'what was listed: the campaign and its parts; empty for all there is of the kind';
create index listings_latest on sync.listings (connection_id, kind, mark, id desc);

create table sync.listed (
  listing_id uuid not null references sync.listings on delete cascade,
  remote_id  text not null,
  primary key (listing_id, remote_id)
);
