-- The file goes as soon as its import has ended; its header stays, for the file of refused rows.
alter table imports.imports add column header jsonb;
create index rows_person on imports.rows (person_id) where person_id is not null;
