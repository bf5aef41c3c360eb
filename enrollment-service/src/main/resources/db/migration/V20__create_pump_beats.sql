create table pump_beats (
  channel text        primary key check (channel in ('email', 'sms')),
  at      timestamptz not null
) with (fillfactor = 50);

comment on table pump_beats is 'When some pod last looked for due jobs; at most one write per channel and five seconds';
