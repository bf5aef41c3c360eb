-- Rows live for milliseconds: written with their cause, removed when Kafka has acknowledged them.
create table outbox (
  id          bigint generated always as identity primary key,
  event_id    uuid        not null,
  topic       text        not null,
  record_key  text        not null,
  type        text        not null,
  tenant_id   text        not null,
  traceparent text,
  body        bytea,
  created_at  timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);

comment on table outbox is 'Records that must reach Kafka, relayed in batches in order of id';
comment on column outbox.body is 'JSON; null for a tombstone';
