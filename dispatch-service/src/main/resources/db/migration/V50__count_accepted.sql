-- What the purge removed still counts. One write per batch.
create table forgotten_deliveries (
  tenant_id   text   not null,
  campaign_id uuid   not null,
  accepted    bigint not null,
  primary key (tenant_id, campaign_id)
) with (fillfactor = 50);

comment on table forgotten_deliveries is 'How many accepted hand-overs the ledger has forgotten';

-- Accepted messages are counted from the index alone, campaign by campaign.
create index deliveries_accepted on deliveries (tenant_id, campaign_id) where state = 'accepted';
