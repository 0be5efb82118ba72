create schema people;

create table people.companies (
  id         uuid primary key default uuidv7(),
  name       text not null,
  domain     text,
  fields     jsonb not null default '{}',
  version    integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index companies_name on people.companies (lower(name), id);
create unique index companies_domain_unique on people.companies (lower(domain)) where domain is not null;

create table people.persons (
  id          uuid primary key default uuidv7(),
  first_name  text,
  last_name   text,
  company_id  uuid references people.companies,
  owner_id    uuid,
  kind        text not null default 'lead' check (kind in ('lead', 'contact')),
  stage       text not null default 'known' check (stage in ('visitor', 'known', 'engaged', 'lead',
              'marketingQualified', 'salesQualified', 'opportunity', 'customer', 'disqualified')),
  language    text,
  time_zone   text,
  email       text,
  fields      jsonb not null default '{}',
  merged_into uuid references people.persons,
  erased_at   timestamptz,
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
comment on column people.persons.email is 'the primary address as it was written; people.emails holds all of them';
create index persons_company on people.persons (company_id) where company_id is not null;
create index persons_name on people.persons (lower(coalesce(last_name, '')), lower(coalesce(first_name, '')), id)
  where merged_into is null;

-- An address may have several holders: then it identifies nobody (ambiguousEmail).
create table people.emails (
  person_id uuid not null references people.persons,
  address   text not null check (address = lower(address)),
  written   text not null,
  position  integer not null,
  primary key (person_id, address)
);
create index emails_address on people.emails (address);

create table people.phones (
  person_id uuid not null references people.persons,
  number    text not null,
  position  integer not null,
  primary key (person_id, number)
);

-- The id map: who a person is elsewhere. Keys that belong to no connection have none.
create table people.identities (
  id            uuid primary key default uuidv7(),
  person_id     uuid not null references people.persons,
  system        text not null,
  connection_id uuid,
  kind          text not null default 'person',
  remote_id     text not null,
  is_primary    boolean not null default true,
  created_at    timestamptz not null default now(),
  constraint identities_unique unique nulls not distinct (system, connection_id, kind, remote_id)
);
create index identities_person on people.identities (person_id);

-- A ledger: rows are added, never changed. What holds now is the stricter of the latest per source.
create table people.consents (
  id         uuid primary key default uuidv7(),
  person_id  uuid references people.persons,
  address    text not null,
  channel    text not null default 'email',
  purpose    text not null,
  state      text not null check (state in ('granted', 'denied')),
  proof      text,
  source     text not null,
  at         timestamptz not null,
  recorded_at timestamptz not null default now()
);
create index consents_address on people.consents (address, channel, purpose, at desc);

create table people.merges (
  id          uuid primary key default uuidv7(),
  survivor_id uuid not null references people.persons,
  merged_id   uuid not null references people.persons,
  moved       jsonb not null,
  actor_name  text not null,
  at          timestamptz not null default now(),
  undone_at   timestamptz
);

-- An erased person leaves a keyed hash only, so that no import or sync brings them back.
create table people.erased (
  address_hash bytea primary key,
  at           timestamptz not null default now()
);

create view people.people_v as
  select p.id, p.first_name, p.last_name, p.email, p.kind, p.stage, p.company_id, p.owner_id,
         p.language, p.time_zone, p.fields, p.created_at, p.updated_at
  from people.persons p
  where p.merged_into is null and p.erased_at is null;
comment on view people.people_v is 'every person who is neither merged away nor erased';

create view people.emails_v as
  select e.person_id, e.address, e.position from people.emails e
  join people.persons p on p.id = e.person_id and p.merged_into is null and p.erased_at is null;
comment on view people.emails_v is 'every address (lower case) of every living person';

create view people.identities_v as
  select i.person_id, i.system, i.connection_id, i.kind, i.remote_id, i.is_primary from people.identities i;
comment on view people.identities_v is 'who a person is in other systems';

create view people.companies_v as
  select c.id, c.name, c.domain, c.fields from people.companies c;
comment on view people.companies_v is 'every company';
