create schema assets;

-- One row per form, page, template, event or link; what it says is data of its kind.
create table assets.assets (
  id          uuid primary key default uuidv7(),
  kind        text not null check (kind in ('form', 'page', 'template', 'event', 'link')),
  key         text not null,
  name        text not null,
  campaign_id uuid not null references campaigns.campaigns,
  content     jsonb not null,
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  constraint assets_key_unique unique (kind, key)
);
comment on column assets.assets.campaign_id is 'the home campaign; others may use the asset';
comment on column assets.assets.key is 'what its public address ends with';
create index assets_campaign on assets.assets (campaign_id, kind, id);

create table assets.registrations (
  event_id      uuid not null references assets.assets on delete cascade,
  person_id     uuid not null references people.persons,
  registered_at timestamptz not null default now(),
  primary key (event_id, person_id)
);
create index registrations_person on assets.registrations (person_id);

create view assets.assets_v as
  select a.id, a.kind, a.key, a.name, a.campaign_id, a.created_at from assets.assets a;
comment on view assets.assets_v is 'every asset with its home campaign';
