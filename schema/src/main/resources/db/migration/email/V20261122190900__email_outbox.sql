create schema email;

-- A template as it was when the first mail of it was asked for: what went out can always be shown.
create table email.messages (
  id               uuid primary key default uuidv7(),
  template_id      uuid not null references assets.assets,
  template_version integer not null,
  campaign_id      uuid not null references campaigns.campaigns,
  topic            text not null,
  subject          text not null,
  html             text not null,
  plain            text not null,
  created_at       timestamptz not null default now(),
  constraint messages_unique unique (template_id, template_version, campaign_id, topic)
);

create table email.sends (
  id          uuid primary key default uuidv7(),
  campaign_id uuid not null references campaigns.campaigns,
  template_id uuid not null references assets.assets,
  name        text not null,
  topic       text not null,
  audience    jsonb not null,
  state       text not null default 'draft' check (state in ('draft', 'filling', 'sending')),
  position    uuid,
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  started_at  timestamptz
);
create index sends_campaign on email.sends (campaign_id, id);

-- One address gets one message of a send or flow step, whoever holds it: the first holder has the claim.
create table email.claims (
  scope     text not null,
  address   text not null,
  person_id uuid not null,
  primary key (scope, address)
);

-- The attempt ledger. A row is leased with a fence, marked on the wire before the final dot, then settled.
create table email.deliveries (
  id          uuid primary key default uuidv7(),
  message_id  uuid not null references email.messages,
  source_kind text not null check (source_kind in ('send', 'run', 'test')),
  source_id   uuid not null,
  step_visit  text not null default '',
  person_id   uuid references people.persons,
  address     text check (address = lower(address)),
  written     text,
  origin      text not null,
  state       text not null default 'waiting' check (state in
              ('waiting', 'leased', 'onWire', 'accepted', 'deferred', 'refused', 'withheld', 'inDoubt')),
  reason      text,
  due_at      timestamptz not null default clock_timestamp(),
  lease_until timestamptz,
  fence       bigint not null default 0,
  attempts    integer not null default 0,
  reply       text,
  created_at  timestamptz not null default clock_timestamp(),
  settled_at  timestamptz,
  told        boolean not null default false,
  constraint deliveries_person_unique unique (source_kind, source_id, step_visit, person_id),
  constraint deliveries_address_unique unique (source_kind, source_id, step_visit, address)
);
comment on column email.deliveries.address is 'lower case; null where the person has none, or another person of this send holds the same';
create index deliveries_due on email.deliveries (due_at) where state in ('waiting', 'deferred');
create index deliveries_leased on email.deliveries (lease_until) where state in ('leased', 'onWire');
create index deliveries_in_doubt on email.deliveries (id) where state = 'inDoubt';
create index deliveries_untold on email.deliveries (id) where state in ('accepted', 'refused') and not told;
create index deliveries_person on email.deliveries (person_id, id);

create table email.attempts (
  delivery_id uuid not null references email.deliveries on delete cascade,
  number      integer not null,
  at          timestamptz not null default clock_timestamp(),
  outcome     text not null check (outcome in ('accepted', 'deferred', 'refused', 'inDoubt')),
  reply       text,
  primary key (delivery_id, number)
);

create table email.suppressions (
  address text primary key check (address = lower(address)),
  reason  text not null check (reason in ('hardBounce', 'complaint', 'manual')),
  detail  text,
  at      timestamptz not null default clock_timestamp()
);

create table email.link_keys (
  key         text primary key,
  delivery_id uuid not null references email.deliveries on delete cascade,
  target      text not null
);
create index link_keys_delivery on email.link_keys (delivery_id);

-- Whatever came to a mail's address, a person or a scanner; judged a few seconds later.
create table email.hits (
  id          uuid primary key default uuidv7(),
  delivery_id uuid not null references email.deliveries on delete cascade,
  key         text,
  visitor_id  text,
  machine     boolean not null,
  at          timestamptz not null
);
comment on column email.hits.key is 'null for the page under which one unsubscribes';
create index hits_delivery on email.hits (delivery_id, at);

create view email.deliveries_v as
  select d.id, d.source_kind, d.source_id, d.person_id, d.state, d.reason, d.created_at, d.settled_at,
         m.campaign_id, m.template_id
  from email.deliveries d join email.messages m on m.id = d.message_id;
comment on view email.deliveries_v is 'every mail to every person and what came of it';
