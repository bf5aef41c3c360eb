create table contacts (
  id            uuid        primary key,
  tenant_id     text        not null,
  external_id   text        not null check (length(external_id) between 1 and 255),
  email         text,
  email_raw     text,
  phone         text,
  phone_raw     text,
  first_name    text,
  last_name     text,
  customer_name text,
  company_name  text,
  zone_given    text,
  zone          text        not null,
  zone_source   text        not null check (zone_source in ('contact', 'phone', 'tenant')),
  locale        text,
  attributes    jsonb       not null default '{}',
  revision      bigint      not null check (revision > 0),
  source_time   timestamptz,
  accepted_at   timestamptz not null default clock_timestamp(),
  updated_at    timestamptz not null default clock_timestamp(),
  unique (tenant_id, external_id),
  check (email is not null or phone is not null),
  check ((zone_source = 'contact') = (zone_given is not null))
);

create index contacts_by_tenant on contacts (tenant_id, id);

comment on column contacts.accepted_at is 'By this database''s clock; decides which campaigns the contact matches';
comment on column contacts.source_time is 'CloudEvents time of the newest event applied: what is older changes nothing';
comment on column contacts.email_raw is 'As it was sent, before normalisation';

-- An event that was under way when its contact was erased must not bring the contact back.
create table contact_erasures (
  tenant_id        text        not null,
  external_id_hash bytea       not null,
  erased_at        timestamptz not null,
  primary key (tenant_id, external_id_hash)
);

create index contact_erasures_by_age on contact_erasures (erased_at);

create table ingest_rejects (
  id            uuid        primary key,
  tenant_id     text        not null,
  digest        bytea       not null,
  topic         text        not null,
  partition     integer     not null,
  record_offset bigint      not null,
  record_key    text,
  event_id      text,
  event_source  text,
  event_type    text,
  event_time    timestamptz,
  code          text        not null,
  pointer       text,
  detail        text        not null,
  body          bytea,
  rejected_at   timestamptz not null default clock_timestamp(),
  replayed_at   timestamptz,
  replayed_by   text,
  contact_id    uuid,
  unique (tenant_id, digest)
);

create index ingest_rejects_by_tenant on ingest_rejects (tenant_id, id);
create index ingest_rejects_by_key on ingest_rejects (tenant_id, record_key);

comment on column ingest_rejects.digest is 'Of source, event id and body: what comes again is listed once';
