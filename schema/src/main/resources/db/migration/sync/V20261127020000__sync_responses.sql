-- What people did there and waits for them is forgotten when it is too old.
create index mirror_responses on sync.mirror (connection_id, modified) where kind = 'response';
