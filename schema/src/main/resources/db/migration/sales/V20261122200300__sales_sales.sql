create schema sales;

-- A ledger: rows are added, never changed; a score is their sum. A flow's step adds once per key.
create table sales.points (
  id         uuid primary key default uuidv7(),
  person_id  uuid not null references people.persons,
  points     integer not null,
  reason     text,
  actor_name text not null,
  at         timestamptz not null,
  run_id     uuid,
  step       text,
  visit      integer,
  constraint points_once unique (run_id, step, visit)
);
create index points_person on sales.points (person_id) include (points);

create table sales.deals (
  id                  uuid primary key default uuidv7(),
  name                text not null,
  amount              numeric(18, 2),
  currency            text,
  stage               text not null,
  close_date          date,
  won                 boolean,
  primary_campaign_id uuid references campaigns.campaigns,
  version             integer not null default 1,
  created_at          timestamptz not null default now(),
  updated_at          timestamptz not null default now(),
  check ((amount is null) = (currency is null))
);
comment on column sales.deals.won is 'null while the deal is open';
create index deals_campaign on sales.deals (primary_campaign_id) where primary_campaign_id is not null;

create table sales.deal_contacts (
  deal_id   uuid not null references sales.deals on delete cascade,
  person_id uuid not null references people.persons,
  primary key (deal_id, person_id)
);
create index deal_contacts_person on sales.deal_contacts (person_id);

-- What a lead must meet to become a contact, besides an interpersonal activity.
create table sales.criteria (
  id       uuid primary key default uuidv7(),
  label    text not null,
  rule     jsonb not null,
  position integer not null
);

create view sales.deals_v as
  select d.id, d.name, d.amount, d.currency, d.stage, d.close_date, d.won, d.primary_campaign_id, d.created_at,
         d.updated_at
  from sales.deals d;
comment on view sales.deals_v is 'every deal';

create view sales.deal_contacts_v as
  select c.deal_id, c.person_id from sales.deal_contacts c;
comment on view sales.deal_contacts_v is 'who stands on which deal';

create view sales.scores_v as
  select p.person_id, sum(p.points)::bigint as score from sales.points p group by p.person_id;
comment on view sales.scores_v is 'the score of everybody who has one';
