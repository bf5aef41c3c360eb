create table rate_limits (
  account      text        primary key,
  next_free_at timestamptz not null
);

comment on table rate_limits is 'One row per provider account; all pods take their places in its queue';
comment on column rate_limits.next_free_at is 'When the next message may go; moves on by 1/rate for each place taken';
