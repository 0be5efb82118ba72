-- The default campaign was made without member statuses, so that nobody could be added to it.
insert into campaigns.statuses (campaign_id, name, rank, responded, success, closed, is_default)
  select c.id, t.name, t.rank, t.responded, t.success, t.closed, t.is_default
  from campaigns.campaigns c join campaigns.ladder_templates t on t.type = c.type
  where c.is_default and not exists (select 1 from campaigns.statuses s where s.campaign_id = c.id);
