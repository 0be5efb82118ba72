-- What a run is about while it goes on.
alter table sync.runs add column step text, add column stream text;
