-- A member's status is a rung of that very campaign: one key says so, where two looked up each row and
-- let the status be another campaign's.
alter table campaigns.statuses add constraint statuses_of_campaign unique (campaign_id, id);
alter table campaigns.members
  add constraint members_rung_fkey foreign key (campaign_id, status_id)
    references campaigns.statuses (campaign_id, id) not valid,
  drop constraint members_campaign_id_fkey,
  drop constraint members_status_id_fkey;
alter table campaigns.members validate constraint members_rung_fkey;
