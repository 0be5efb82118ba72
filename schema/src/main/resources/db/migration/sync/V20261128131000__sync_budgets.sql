-- Calls that were spent of what a vendor grants a connection, over all nodes and restarts. A node
-- books some at a time, and gives back what it did not use.
create table sync.budgets (
  connection_id   uuid primary key references sync.connections,
  window_start    timestamptz not null default 'epoch',
  own             bigint not null default 0 check (own >= 0),
  own_for_consent bigint not null default 0 check (own_for_consent >= 0),
  vendor_used     bigint not null default 0,
  granted         bigint,
  closed_until    timestamptz not null default 'epoch'
);
comment on column sync.budgets.own is 'ordinary calls in the window, those included that are booked';
comment on column sync.budgets.vendor_used is 'by everybody, as far as the vendor told';
comment on column sync.budgets.granted is 'in 24 hours; null until the vendor tells';
comment on column sync.budgets.closed_until is 'the vendor wants no calls before then';
