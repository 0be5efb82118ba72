
-- Which organisation a connection belongs to: with credentials of another one nothing goes on.
alter table sync.connections add column instance text;
comment on column sync.connections.instance is
  'the id that the vendor gives the organisation; null until it has answered, and where the address is the organisation';
