-- Which campaign a flow belongs to. Flows themselves know an opaque owner only.
create table campaigns.flows (
  flow_id     uuid primary key references flows.flows,
  campaign_id uuid not null references campaigns.campaigns,
  created_at  timestamptz not null default now()
);
create index flows_campaign on campaigns.flows (campaign_id, flow_id);

create view campaigns.flows_v as
  select f.flow_id, f.campaign_id from campaigns.flows f;
comment on view campaigns.flows_v is 'which campaign each flow belongs to';
