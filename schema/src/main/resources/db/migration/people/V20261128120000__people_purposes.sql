-- How a purpose is called where its key is no word for people. What has no row is its own name.
create table people.purposes (
  purpose text primary key,
  label   text not null
);

-- The purposes that there are, without going through the ledger.
create index consents_purpose on people.consents (purpose);
