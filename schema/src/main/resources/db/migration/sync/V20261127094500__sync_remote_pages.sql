-- Where people look at the campaign over there.
alter table sync.twins add column remote_url text;
