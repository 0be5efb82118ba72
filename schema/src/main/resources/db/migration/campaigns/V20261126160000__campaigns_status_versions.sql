-- What may be changed has a version, so that nobody writes over what somebody else has just changed.
alter table campaigns.statuses add column version integer not null default 1;
