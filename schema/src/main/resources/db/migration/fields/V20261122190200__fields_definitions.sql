create schema fields;

create table fields.definitions (
  id         uuid primary key default uuidv7(),
  subject    text not null check (subject in ('person', 'company', 'campaign', 'member')),
  key        text not null check (key ~ '^[a-z][A-Za-z0-9_]{0,62}$'),
  label      text not null,
  type       text not null check (type in ('text', 'number', 'money', 'date', 'boolean', 'pick')),
  options    jsonb not null default '[]',
  archived_at timestamptz,
  version    integer not null default 1,
  created_at timestamptz not null default now(),
  constraint definitions_key_unique unique (subject, key)
);

create table fields.validation_rules (
  id         uuid primary key default uuidv7(),
  subject    text not null check (subject in ('campaign', 'member')),
  name       text not null,
  rule       jsonb not null,
  message    text not null,
  active     boolean not null default true,
  version    integer not null default 1,
  created_at timestamptz not null default now(),
  constraint validation_rules_name_unique unique (name)
);

-- How many units of the currency one unit of the reference currency (EUR) buys, from that day on.
create table fields.rates (
  currency text not null,
  since    date not null,
  per_euro numeric(20, 8) not null check (per_euro > 0),
  primary key (currency, since)
);
