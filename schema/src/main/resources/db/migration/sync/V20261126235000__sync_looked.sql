-- When a record was last taken up to be looked at, told by what `since` was then: whatever moves
-- while it is looked at, or is written there, is looked at once more.
alter table sync.pending add column looked timestamptz;
