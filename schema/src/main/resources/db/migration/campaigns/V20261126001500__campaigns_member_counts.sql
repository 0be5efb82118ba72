-- How many members stand on each rung, so that nobody counts a million rows to show a number.
--
-- Every statement that writes members adds one row per rung it touched, in its own transaction: rows are
-- only inserted, so that no two writers wait for each other. Now and then a writer folds what has gathered
-- into one row; only one does so at a time, and the others go on without waiting. A count is the sum.
create table campaigns.member_counts (
  campaign_id uuid not null,
  status_id   uuid not null,
  members     bigint not null
);
create index member_counts_campaign on campaigns.member_counts (campaign_id) include (status_id, members);

insert into campaigns.member_counts (campaign_id, status_id, members)
select campaign_id, status_id, count(*) from campaigns.members
where ended_reason is null or ended_reason not in ('removed', 'undone')
group by campaign_id, status_id;

-- Purpose: folds the rows of a campaign into one per rung, unless somebody else is at it.
create function campaigns.fold_member_counts(campaign uuid) returns void language plpgsql as $$
begin
  if pg_try_advisory_xact_lock(7006, hashtext(campaign::text)) then
    with gone as (
      delete from campaigns.member_counts where campaign_id = campaign returning status_id, members)
    insert into campaigns.member_counts (campaign_id, status_id, members)
    select campaign, status_id, sum(members) from gone group by status_id having sum(members) <> 0;
  end if;
end $$;

-- Members who were taken out, or whose import was undone, are not counted.
create function campaigns.is_counted(ended_reason text) returns boolean language sql immutable as
$$ select ended_reason is null or ended_reason not in ('removed', 'undone') $$;

create function campaigns.count_added() returns trigger language plpgsql as $$
begin
  insert into campaigns.member_counts (campaign_id, status_id, members)
  select campaign_id, status_id, count(*) from fresh
  where campaigns.is_counted(ended_reason) group by campaign_id, status_id;
  if random() < 0.02 then
    perform campaigns.fold_member_counts(campaign_id) from (select distinct campaign_id from fresh) c;
  end if;
  return null;
end $$;

create function campaigns.count_changed() returns trigger language plpgsql as $$
begin
  insert into campaigns.member_counts (campaign_id, status_id, members)
  select campaign_id, status_id, sum(n) from (
    select campaign_id, status_id, 1 as n from fresh where campaigns.is_counted(ended_reason)
    union all
    select campaign_id, status_id, -1 from stale where campaigns.is_counted(ended_reason)) d
  group by campaign_id, status_id having sum(n) <> 0;
  if random() < 0.02 then
    perform campaigns.fold_member_counts(campaign_id) from (select distinct campaign_id from fresh) c;
  end if;
  return null;
end $$;

create function campaigns.count_deleted() returns trigger language plpgsql as $$
begin
  insert into campaigns.member_counts (campaign_id, status_id, members)
  select campaign_id, status_id, -count(*) from stale
  where campaigns.is_counted(ended_reason) group by campaign_id, status_id;
  return null;
end $$;

create trigger members_count_added after insert on campaigns.members
  referencing new table as fresh for each statement execute function campaigns.count_added();
create trigger members_count_changed after update on campaigns.members
  referencing old table as stale new table as fresh for each statement execute function campaigns.count_changed();
create trigger members_count_deleted after delete on campaigns.members
  referencing old table as stale for each statement execute function campaigns.count_deleted();

create view campaigns.member_counts_v as
  select c.campaign_id, c.status_id, s.responded, sum(c.members)::bigint as members
  from campaigns.member_counts c join campaigns.statuses s on s.id = c.status_id
  group by c.campaign_id, c.status_id, s.responded;
comment on view campaigns.member_counts_v is 'how many members stand on each rung, those who were taken out not counted';

-- Pages of members go by person; nothing reads them by the time they joined.
drop index campaigns.members_list;
