-- What has only begun to be read need not be listed yet to find what is gone from it.
alter table sync.streams add column begun_at timestamptz not null default now();
