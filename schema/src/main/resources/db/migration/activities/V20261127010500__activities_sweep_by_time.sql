-- What is swept leaves room that young receipts fill, and a range that a BRIN has marked never gets narrower:
-- after 13 months each would seem to hold old ones, and a sweep would read the whole table.
drop index activities.receipts_recorded;
create index receipts_recorded on activities.receipts (recorded_at);
