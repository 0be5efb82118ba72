-- Old receipts are looked for once a day. No BRIN: what is swept leaves room that young receipts fill, and
-- after 13 months each of its ranges would seem to hold old ones.
create index receipts_recorded on activities.receipts (recorded_at);
