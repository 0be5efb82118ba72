-- What a person has attached to a twin over there: mailings, lists, automations. Only read.
create table sync.attachments (
  twin_id   uuid not null references sync.twins on delete cascade,
  kind      text not null,
  remote_id text not null,
  name      text not null,
  primary key (twin_id, kind, remote_id)
);
