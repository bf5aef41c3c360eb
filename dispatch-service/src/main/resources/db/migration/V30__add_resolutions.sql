-- What an open outcome is settled with. A number is kept only as long as its outcome is open.
alter table deliveries
  add column recipient         text,
  add column content_hash      bytea,
  add column asked_at          timestamptz,
  add column provider_state    text check (provider_state in ('delivered', 'undelivered', 'bounced')),
  add column provider_code     text,
  add column provider_state_at timestamptz,
  add constraint deliveries_recipient_while_open
    check (recipient is null or state in ('sending', 'unknown')),
  add constraint deliveries_state_at_provider
    check (provider_state is null or state = 'accepted');

-- A message that Twilio lists is looked up by it.
create index deliveries_by_provider_id on deliveries (provider_id)
  where channel = 'sms' and provider_id is not null;

create index deliveries_open_by_content on deliveries (content_hash)
  where recipient is not null;

comment on column deliveries.recipient is 'The number of an SMS whose outcome is open, to ask the provider about it';
comment on column deliveries.content_hash is 'Of an open SMS, keyed with address_salt: to know it again in the provider''s list';
comment on column deliveries.asked_at is 'When the provider was last asked about an unknown outcome';

-- Who settled an unknown outcome, and why. Rows are only ever added.
create table delivery_decisions (
  id         uuid        primary key,
  tenant_id  text        not null,
  job_id     uuid        not null,
  attempt    integer     not null,
  decision   text        not null check (decision in ('resend', 'mark_sent')),
  actor      text        not null,
  reason     text        not null,
  decided_at timestamptz not null default clock_timestamp()
);

create index delivery_decisions_by_job on delivery_decisions (tenant_id, job_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'decisions are not changed' using errcode = 'restrict_violation';
end $$;

create trigger delivery_decisions_stay before update on delivery_decisions
  for each row execute function refuse_change();
