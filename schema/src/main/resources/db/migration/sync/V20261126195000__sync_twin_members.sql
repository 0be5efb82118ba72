-- Which ways members of one twin go, where that differs from the connection's stream.
alter table sync.twins add column members_mode text check (members_mode in ('watch', 'in', 'out', 'both'));
