create table idempotency_keys (
  tenant_id   text        not null,
  method      text        not null,
  path        text        not null,
  key         text        not null check (length(key) between 1 and 255),
  body_hash   bytea       not null,
  status      integer,
  location    text,
  etag        text,
  answer      text,
  resource_id uuid,
  created_at  timestamptz not null default clock_timestamp(),
  primary key (tenant_id, method, path, key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);
create index idempotency_keys_by_resource on idempotency_keys (tenant_id, resource_id);

comment on column idempotency_keys.status is 'Null only inside the transaction that is computing the answer';
