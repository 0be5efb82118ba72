create schema campaigns;

create table campaigns.types (
  key      text primary key,
  label    text not null,
  position integer not null
);
insert into campaigns.types (key, label, position) values
  ('event', 'Event', 1), ('webinar', 'Webinar', 2), ('tradeShow', 'Trade show', 3), ('email', 'E-mail', 4),
  ('mailing', 'Mailing', 5), ('telesales', 'Telesales', 6), ('print', 'Print', 7), ('web', 'Web', 8),
  ('advertising', 'Advertising', 9), ('social', 'Social', 10), ('partner', 'Partner', 11),
  ('survey', 'Survey', 12), ('other', 'Other', 13);

-- Labels are data; each stands for one of five states. Allowed moves are data too.
create table campaigns.status_labels (
  key      text primary key,
  label    text not null,
  state    text not null check (state in ('planned', 'active', 'paused', 'completed', 'cancelled')),
  position integer not null
);
insert into campaigns.status_labels (key, label, state, position) values
  ('planned', 'Planned', 'planned', 1), ('active', 'Active', 'active', 2), ('paused', 'Paused', 'paused', 3),
  ('completed', 'Completed', 'completed', 4), ('cancelled', 'Cancelled', 'cancelled', 5);

create table campaigns.status_moves (
  from_key text not null references campaigns.status_labels,
  to_key   text not null references campaigns.status_labels,
  primary key (from_key, to_key)
);
insert into campaigns.status_moves (from_key, to_key) values
  ('planned', 'active'), ('planned', 'cancelled'), ('planned', 'completed'), ('active', 'paused'),
  ('active', 'completed'), ('active', 'cancelled'), ('paused', 'active'), ('paused', 'completed'),
  ('paused', 'cancelled'), ('completed', 'active'), ('cancelled', 'planned');

-- The ladder that a new campaign of a type starts with.
create table campaigns.ladder_templates (
  type      text not null references campaigns.types,
  name      text not null,
  rank      integer not null,
  responded boolean not null default false,
  success   boolean not null default false,
  closed    boolean not null default false,
  is_default boolean not null default false,
  primary key (type, name),
  check (not success or responded)
);
insert into campaigns.ladder_templates (type, name, rank, responded, success, closed, is_default) values
  ('webinar', 'Invited', 10, false, false, false, true),
  ('webinar', 'Registered', 20, true, false, false, false),
  ('webinar', 'Attended', 30, true, true, false, false),
  ('webinar', 'No show', 30, true, false, true, false),
  ('webinar', 'Cancelled', 30, true, false, true, false);
insert into campaigns.ladder_templates (type, name, rank, responded, success, closed, is_default)
  select t, n, r, resp, succ, clo, def
  from unnest(array['event', 'tradeShow']) t,
       (values ('Invited', 10, false, false, false, true), ('Registered', 20, true, false, false, false),
               ('Attended', 30, true, true, false, false), ('No show', 30, true, false, true, false),
               ('Declined', 30, true, false, true, false)) as s (n, r, resp, succ, clo, def);
insert into campaigns.ladder_templates (type, name, rank, responded, success, closed, is_default)
  select t, n, r, resp, succ, clo, def
  from unnest(array['email', 'mailing', 'print']) t,
       (values ('Sent', 10, false, false, false, true), ('Responded', 20, true, false, false, false),
               ('Converted', 30, true, true, false, false)) as s (n, r, resp, succ, clo, def);
insert into campaigns.ladder_templates (type, name, rank, responded, success, closed, is_default) values
  ('telesales', 'To call', 10, false, false, false, true),
  ('telesales', 'Not reached', 15, false, false, false, false),
  ('telesales', 'Reached', 20, true, false, false, false),
  ('telesales', 'Success', 30, true, true, false, false),
  ('telesales', 'Not interested', 30, true, false, true, false);
insert into campaigns.ladder_templates (type, name, rank, responded, success, closed, is_default)
  select t, n, r, resp, succ, clo, def
  from unnest(array['web', 'advertising', 'social', 'partner', 'survey', 'other']) t,
       (values ('Member', 10, false, false, false, true), ('Responded', 20, true, false, false, false),
               ('Success', 30, true, true, false, false)) as s (n, r, resp, succ, clo, def);

create table campaigns.campaigns (
  id                        uuid primary key default uuidv7(),
  name                      text not null,
  code                      text,
  style                     text not null default 'sales' check (style in ('sales', 'program', 'broadcast', 'journey')),
  type                      text not null references campaigns.types,
  status                    text not null references campaigns.status_labels,
  description               text,
  objective                 text,
  parent_id                 uuid references campaigns.campaigns,
  owner_id                  uuid,
  start_date                date,
  end_date                  date,
  actual_start_date         date,
  actual_end_date           date,
  currency                  text not null default 'EUR',
  budgeted_cost             numeric(18, 2),
  expected_cost             numeric(18, 2),
  expected_revenue          numeric(18, 2),
  expected_size             integer,
  expected_response_percent numeric(6, 2),
  tags                      text[] not null default '{}',
  utm                       jsonb not null default '{}',
  is_template               boolean not null default false,
  is_default                boolean not null default false,
  membership                text not null check (membership in ('many', 'exclusive')),
  exclusive_group           text,
  on_clash                  text not null check (on_clash in ('keep', 'move', 'queue')),
  priority                  integer not null default 0,
  admission                 text[] not null,
  fields                    jsonb not null default '{}',
  version                   integer not null default 1,
  created_at                timestamptz not null default now(),
  updated_at                timestamptz not null default now(),
  check (membership = 'many' or exclusive_group is not null),
  check (end_date is null or start_date is null or end_date >= start_date)
);
create unique index campaigns_code_unique on campaigns.campaigns (lower(code)) where code is not null;
create unique index campaigns_one_default on campaigns.campaigns (is_default) where is_default;
create index campaigns_parent on campaigns.campaigns (parent_id) where parent_id is not null;
create index campaigns_newest on campaigns.campaigns (created_at desc, id desc);
create index campaigns_name on campaigns.campaigns (lower(name), id);

create table campaigns.statuses (
  id          uuid primary key default uuidv7(),
  campaign_id uuid not null references campaigns.campaigns on delete cascade,
  name        text not null,
  rank        integer not null,
  responded   boolean not null default false,
  success     boolean not null default false,
  closed      boolean not null default false,
  is_default  boolean not null default false,
  check (not success or responded)
);
create unique index statuses_name_unique on campaigns.statuses (campaign_id, lower(name));
create unique index statuses_one_default on campaigns.statuses (campaign_id) where is_default;

create table campaigns.cost_lines (
  id          uuid primary key default uuidv7(),
  campaign_id uuid not null references campaigns.campaigns on delete cascade,
  date        date not null,
  amount      numeric(18, 2) not null,
  currency    text not null,
  kind        text not null check (kind in ('planned', 'committed', 'actual')),
  vendor      text,
  channel     text,
  note        text,
  version     integer not null default 1
);
create index cost_lines_campaign on campaigns.cost_lines (campaign_id, date, id);

create table campaigns.audiences (
  id          uuid primary key default uuidv7(),
  campaign_id uuid not null references campaigns.campaigns on delete cascade,
  list_id     uuid references segments.lists,
  segment_id  uuid references segments.segments,
  role        text not null check (role in ('target', 'seed', 'test', 'suppress')),
  mode        text not null check (mode in ('once', 'keptInStep')),
  created_at  timestamptz not null default now(),
  check ((list_id is null) <> (segment_id is null))
);
create index audiences_campaign on campaigns.audiences (campaign_id);

create table campaigns.members (
  campaign_id        uuid not null references campaigns.campaigns,
  person_id          uuid not null references people.persons,
  status_id          uuid not null references campaigns.statuses,
  standing           text not null check (standing in ('queued', 'active', 'ended')),
  ended_reason       text,
  cause              text not null check (cause in ('manual', 'import', 'rule', 'behaviour', 'unknown')),
  actor_name         text not null,
  reason             text,
  audience_id        uuid references campaigns.audiences on delete set null,
  exclusive_group    text,
  first_responded_at timestamptz,
  queued_priority    integer not null default 0,
  joined_at          timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  fields             jsonb not null default '{}',
  version            integer not null default 1,
  primary key (campaign_id, person_id),
  check ((standing = 'ended') = (ended_reason is not null))
);
-- One active campaign per person and group: kept by the database, so that no race can break it.
create unique index members_exclusive on campaigns.members (person_id, exclusive_group)
  where standing = 'active' and exclusive_group is not null;
create index members_queue on campaigns.members (person_id, exclusive_group, queued_priority desc, joined_at)
  where standing = 'queued';
create index members_person on campaigns.members (person_id);
create index members_list on campaigns.members (campaign_id, joined_at desc, person_id);
create index members_status on campaigns.members (campaign_id, status_id, person_id);

-- Append-only. What moved, from what, to what, who did it and why.
create table campaigns.member_history (
  id          uuid primary key default uuidv7(),
  campaign_id uuid not null,
  person_id   uuid not null,
  at          timestamptz not null default now(),
  what        text not null check (what in ('added', 'status', 'standing', 'removed', 'kept', 'field')),
  from_value  text,
  to_value    text,
  actor_kind  text not null,
  actor_name  text not null,
  origin      text not null,
  cause_id    uuid,
  reason      text
);
create index member_history_member on campaigns.member_history (campaign_id, person_id, id);
create index member_history_person on campaigns.member_history (person_id, id);
create index member_history_cause on campaigns.member_history (cause_id) where cause_id is not null;

create table campaigns.responses (
  id          uuid primary key default uuidv7(),
  campaign_id uuid not null,
  person_id   uuid not null,
  at          timestamptz not null,
  status_id   uuid not null references campaigns.statuses,
  source      text not null,
  origin      text not null
);
create index responses_member on campaigns.responses (campaign_id, person_id, at);

create table campaigns.exclusions (
  campaign_id uuid not null references campaigns.campaigns,
  person_id   uuid not null references people.persons,
  at          timestamptz not null default now(),
  actor_name  text not null,
  reason      text,
  primary key (campaign_id, person_id)
);

-- The campaign that a person came from: moved only explicitly.
create table campaigns.first_touches (
  person_id   uuid primary key references people.persons,
  campaign_id uuid not null references campaigns.campaigns,
  at          timestamptz not null
);
create index first_touches_campaign on campaigns.first_touches (campaign_id);

create table campaigns.history (
  id          uuid primary key default uuidv7(),
  campaign_id uuid not null references campaigns.campaigns,
  at          timestamptz not null default now(),
  actor_kind  text not null,
  actor_name  text not null,
  origin      text not null,
  changes     jsonb not null
);
create index history_campaign on campaigns.history (campaign_id, id);

create view campaigns.members_v as
  select m.campaign_id, m.person_id, m.standing, m.ended_reason, m.cause, m.first_responded_at, m.joined_at,
         m.updated_at, m.fields, s.name as status, s.rank, s.responded, s.success, s.closed
  from campaigns.members m join campaigns.statuses s on s.id = m.status_id;
comment on view campaigns.members_v is 'every membership with what its status means';

create view campaigns.campaigns_v as
  select c.id, c.name, c.code, c.style, c.type, c.status, l.state, c.parent_id, c.owner_id, c.start_date, c.end_date,
         c.currency, c.budgeted_cost, c.expected_cost, c.expected_revenue, c.expected_size,
         c.expected_response_percent, c.created_at,
         (select coalesce(sum(k.amount), 0) from campaigns.cost_lines k
          where k.campaign_id = c.id and k.kind = 'actual') as actual_cost
  from campaigns.campaigns c join campaigns.status_labels l on l.key = c.status;
comment on view campaigns.campaigns_v is 'every campaign''s head with the sum of its actual cost lines';

create view campaigns.member_history_v as
  select h.id, h.campaign_id, h.person_id, h.at, h.what, h.from_value, h.to_value, h.actor_name, h.origin, h.reason
  from campaigns.member_history h;
comment on view campaigns.member_history_v is 'what happened to each membership, append-only';
