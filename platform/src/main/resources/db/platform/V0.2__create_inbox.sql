create table inbox (
  consumer    text        not null,
  message_id  text        not null check (length(message_id) <= 1024),
  body_hash   bytea       not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (consumer, message_id)
);

create index inbox_received_at on inbox (received_at);

comment on table inbox is 'Events seen, by id; outlives the longest retention of a topic';
