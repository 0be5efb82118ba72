-- Until when a task stands for others of its kind and word: until it is done, or only until somebody
-- begins it, so that what happens while it runs asks for another one.
alter table jobs.tasks add column dedupe_ends text not null default 'done'
  check (dedupe_ends in ('begun', 'done'));
