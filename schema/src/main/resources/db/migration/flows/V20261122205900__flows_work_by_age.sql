-- The oldest work of a shard is looked at first; who it is of is sorted out among the few that are taken.
drop index flows.work_waiting;
create index work_waiting on flows.work (lane, shard, id) where state = 'waiting';
