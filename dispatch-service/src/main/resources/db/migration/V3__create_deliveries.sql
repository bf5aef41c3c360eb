create table deliveries (
  job_id           uuid        not null,
  attempt          integer     not null check (attempt > 0),
  tenant_id        text        not null,
  revision         bigint      not null,
  kind             text        not null check (kind in ('sequence', 'immediate')),
  channel          text        not null check (channel in ('email', 'sms')),
  campaign_id      uuid        not null,
  campaign_version integer     not null,
  step_id          uuid        not null,
  run              integer     not null,
  contact_id       uuid        not null,
  address_hash     bytea       not null,
  state            text        not null check (state in ('sending', 'accepted', 'failed', 'unknown')),
  provider_id      text        check ((state = 'accepted') = (provider_id is not null)),
  failure_class    text        check ((state = 'failed') = (failure_class is not null)),
  code             text,
  detail           text,
  traceparent      text,
  sending_at       timestamptz not null default clock_timestamp(),
  ended_at         timestamptz check ((state = 'sending') = (ended_at is null)),
  primary key (job_id, attempt)
);

-- One address gets one message per campaign, step and run, however many contacts share it.
create unique index deliveries_one_per_address
  on deliveries (tenant_id, campaign_id, step_id, run, address_hash)
  where kind = 'sequence' and state in ('sending', 'accepted', 'unknown');

create index deliveries_sending on deliveries (sending_at) where state = 'sending';
create index deliveries_unknown on deliveries (tenant_id, sending_at) where state = 'unknown';

comment on table deliveries is 'The ledger: one row per hand-over to a provider, written before it; kept at least 30 days';
comment on column deliveries.revision is 'Of the newest JobDue for this attempt; answers carry it';
comment on column deliveries.address_hash is 'Keyed with address_salt: no address is kept';

create table address_salt (
  single boolean primary key default true check (single),
  salt   bytea   not null
);

insert into address_salt (salt)
values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
