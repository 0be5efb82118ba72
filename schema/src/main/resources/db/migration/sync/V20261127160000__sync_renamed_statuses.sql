-- Statuses that have got another name there: what they were called when we knew them.
create table sync.renamed_statuses (
  connection_id   uuid not null references sync.connections,
  remote_id       text not null,
  campaign_remote text not null,
  was             text not null,
  is_now          text not null,
  at              timestamptz not null default now(),
  primary key (connection_id, remote_id)
);
create index renamed_statuses_campaign on sync.renamed_statuses (connection_id, campaign_remote);
