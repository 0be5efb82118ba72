-- Who is nobody here yet, in the order in which they are asked about: without these a run over a
-- million members would look through all of them to find the few, or none, that are left.
create index mirror_nobody on sync.mirror (connection_id, remote_id, kind)
  where local_id is null and gone is null and kind in ('lead', 'contact');

-- The first had members and campaigns in it, who are never tried.
drop index sync.mirror_untried;
create index mirror_untried on sync.mirror (connection_id, remote_id)
  where not tried and local_id is null and gone is null and kind in ('lead', 'contact');

-- Who has become known and is not in the id map yet.
create index mirror_unidentified on sync.mirror (connection_id, remote_id)
  where local_id is not null and not identified and gone is null and kind in ('lead', 'contact');

-- What is open about a record, whatever kind of question it is.
create index inbox_subject on sync.inbox (connection_id, subject) where answered_at is null;
