-- How it is known that the campaign of a twin is gone there: nothing travels for it until a person
-- has decided, or it is there again.
alter table sync.twins add column gone text;
comment on column sync.twins.gone is
  'recycleBin, deleteFeed, twoListings or merged; unseen where it cannot be read and nothing proves more; again when a person wants to be asked anew; null while it is there';

-- What a record has become that was merged into another, or converted there.
alter table sync.mirror add column became_kind text;
alter table sync.mirror add column became_id text;
alter table sync.mirror add column became_open boolean not null default false;
comment on column sync.mirror.became_open is
  'whether it is still to be settled that who this was is who it became';

-- The few that are open, among all that ever were.
create index mirror_becoming on sync.mirror (connection_id, remote_id) where became_open;
create index mirror_became on sync.mirror (connection_id, became_kind, became_id) where became_id is not null;

-- Members who are newly known to be gone: whether their campaign went with them is seen first.
create index mirror_members_gone on sync.mirror (connection_id, campaign_remote)
  where kind = 'member' and dirty and gone is not null;
