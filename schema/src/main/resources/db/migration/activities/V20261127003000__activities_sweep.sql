-- Old receipts are looked for once a day. They are written in the order of time, so that a few marks
-- for each stretch of the table are enough.
create index receipts_recorded on activities.receipts using brin (recorded_at) with (autosummarize = on);
