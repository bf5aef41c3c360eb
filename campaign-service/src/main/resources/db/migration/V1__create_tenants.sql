create table tenant_settings (
  tenant_id      text        primary key check (tenant_id ~ '^[a-z0-9-]{1,63}$'),
  revision       bigint      not null check (revision > 0),
  company_name   text        not null check (company_name <> ''),
  default_zone   text        not null,
  email_address  text,
  email_name     text,
  email_reply_to text,
  sms_from       text,
  changed_at     timestamptz not null,
  check (email_address is not null or (email_name is null and email_reply_to is null))
);

create table api_keys (
  id         uuid        primary key,
  tenant_id  text        not null,
  name       text        not null check (name <> ''),
  scope      text        not null check (scope in ('ingest', 'service')),
  hint       text        not null,
  hash       bytea       not null unique check (length(hash) = 32),
  created_by text        not null,
  created_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz
);

create index api_keys_by_tenant on api_keys (tenant_id, id);

comment on column api_keys.hash is 'SHA-256 of the key: 256 random bits need no slow hash';
comment on column api_keys.hint is 'The first characters, to tell keys apart in a list';
