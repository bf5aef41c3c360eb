create table suppressions (
  id             uuid        primary key,
  tenant_id      text        not null,
  scope          text        not null check (scope in ('email', 'sms', 'all')),
  address_hash   bytea       not null,
  masked_address text,
  source         text        not null check (source in ('operator', 'provider')),
  reason         text        not null check (length(reason) <= 500),
  actor          text        not null,
  created_at     timestamptz not null default clock_timestamp(),
  removed_at     timestamptz,
  removed_by     text        check ((removed_at is null) = (removed_by is null))
);

create unique index suppressions_in_force
  on suppressions (tenant_id, address_hash, scope) where removed_at is null;

-- UUIDv7: by id is by time.
create index suppressions_newest on suppressions (tenant_id, id desc) where removed_at is null;

comment on table suppressions is 'Addresses that are not written to; a removed row stays, to say who removed it';
comment on column suppressions.address_hash is 'Keyed with address_salt, as in deliveries: it outlives the person''s erasure, and a later import revives nothing';
comment on column suppressions.masked_address is 'For the eye; null where only the hash was known';
