-- Since when it is not known what was deleted there: the other system had forgotten what changed.
alter table sync.streams add column gap_at timestamptz;
