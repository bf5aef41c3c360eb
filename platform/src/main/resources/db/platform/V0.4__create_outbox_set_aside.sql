-- Rows of the outbox that Kafka refused, and those of the same key behind them.
create table outbox_set_aside (
  id           bigint      primary key default nextval('outbox_id_seq'),
  event_id     uuid        not null,
  topic        text        not null,
  record_key   text        not null,
  type         text        not null,
  tenant_id    text        not null,
  traceparent  text,
  headers      text,
  body         bytea,
  created_at   timestamptz not null,
  set_aside_at timestamptz not null,
  reason       text        not null,
  attempts     integer     not null,
  retry_at     timestamptz not null
);

create index outbox_set_aside_key on outbox_set_aside (topic, record_key, id);
create index outbox_set_aside_retry_at on outbox_set_aside (retry_at);

comment on table outbox_set_aside is 'Records that Kafka refuses; each key is tried again in order of id';
comment on column outbox_set_aside.reason is 'Why; behind_refused for a record that waits for an earlier one of its key';
comment on column outbox_set_aside.retry_at is 'When its key is tried again; set it to now() to have that done at once';
