-- When all that a stream had brought was last taken in, not only read.
alter table sync.streams add column taken_at timestamptz;
