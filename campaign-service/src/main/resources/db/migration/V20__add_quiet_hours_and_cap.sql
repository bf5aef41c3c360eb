alter table tenant_settings
  add column quiet_hours     jsonb not null default '[]',
  add column cap_per_day     integer check (cap_per_day > 0),
  add column cap_per_week    integer check (cap_per_week > 0),
  add column cap_on_exceeded text check (cap_on_exceeded in ('defer', 'skip')),
  add check (jsonb_typeof(quiet_hours) = 'array'),
  add check ((cap_on_exceeded is null) = (cap_per_day is null and cap_per_week is null));

comment on column tenant_settings.quiet_hours is 'In the contact''s own local time, by channel; no campaign overrides them';
comment on column tenant_settings.cap_per_day is 'Messages to one contact over all campaigns, on one calendar day of theirs';
comment on column tenant_settings.cap_per_week is 'The same within seven times 24 hours';
