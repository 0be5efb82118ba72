-- Who may be made on the other side where people may be made there at all, and who here: a rule in
-- the language of segments, null for everybody who is needed.
alter table sync.connections add column inclusion jsonb;
