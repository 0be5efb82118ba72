-- The picture of a campaign in all systems reads the ledger by campaign and time.
create index ledger_campaign on sync.ledger (campaign_id, at) where campaign_id is not null;
