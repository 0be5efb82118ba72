-- A line of the ledger may be written again, as a run of its own.
alter table sync.runs drop constraint runs_kind_check;
alter table sync.runs add constraint runs_kind_check check (kind in ('sync', 'undo', 'replay'));
-- What happened to one person is asked for.
create index ledger_person on sync.ledger (connection_id, person_id, id desc) where person_id is not null;
