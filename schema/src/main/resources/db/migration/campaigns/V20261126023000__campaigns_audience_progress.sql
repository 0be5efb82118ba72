-- How far the people of a target audience have been let in.
alter table campaigns.audiences
  add column state    text not null default 'done' check (state in ('queued', 'running', 'done')),
  add column position uuid,
  add column size     integer not null default 0,
  add column seen     integer not null default 0,
  add column admitted integer not null default 0,
  add column refused  integer not null default 0;
create unique index audiences_once on campaigns.audiences (campaign_id, role, coalesce(list_id, segment_id));
create index audiences_list on campaigns.audiences (list_id) where list_id is not null;
create index members_audience on campaigns.members (audience_id) where audience_id is not null;
