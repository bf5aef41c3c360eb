create table campaigns (
  id             uuid        primary key,
  tenant_id      text        not null,
  name           text        not null check (name <> ''),
  status         text        not null check (status in ('draft', 'active', 'paused', 'archived')),
  trigger_type   text        not null check (trigger_type in ('new_client')),
  look_back_days integer     not null check (look_back_days >= 0),
  version        integer     not null check (version > 0),
  revision       bigint      not null check (revision > 0),
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  activated_at   timestamptz,
  paused_at      timestamptz,
  archived_at    timestamptz,
  unique (tenant_id, id),
  check (status not in ('active', 'paused') or activated_at is not null),
  check ((status = 'paused') = (paused_at is not null)),
  check ((status = 'archived') = (archived_at is not null))
);

comment on column campaigns.revision is 'Raised by each change, under the row''s lock';
comment on column campaigns.version is 'Raised by an edit that is more than content; people in flight stay on theirs';

-- Rows of earlier versions stay: people in flight are still on them.
create table campaign_schedules (
  campaign_id    uuid    not null,
  tenant_id      text    not null,
  version        integer not null,
  zone_mode      text    not null check (zone_mode in ('contact', 'fixed')),
  zone           text    not null,
  windows        jsonb   not null,
  blackout_dates jsonb   not null,
  primary key (campaign_id, version),
  foreign key (tenant_id, campaign_id) references campaigns (tenant_id, id) on delete cascade
);

create table campaign_sequences (
  campaign_id         uuid    not null,
  tenant_id           text    not null,
  version             integer not null,
  position            integer not null check (position > 0),
  step_id             uuid    not null,
  channel             text    not null check (channel in ('email', 'sms')),
  delay_amount        integer not null check (delay_amount >= 0),
  delay_unit          text    not null check (delay_unit in ('minutes', 'hours', 'days', 'weeks')),
  delay_from          text    not null check (delay_from in ('previous_step', 'enrollment')),
  subject             text,
  html                text,
  body_text           text,
  max_lateness_amount integer check (max_lateness_amount >= 0),
  max_lateness_unit   text check (max_lateness_unit in ('minutes', 'hours', 'days', 'weeks')),
  on_too_late         text    not null check (on_too_late in ('continue', 'exit')),
  missing_variable    text    not null check (missing_variable in ('skip', 'empty', 'fail')),
  primary key (campaign_id, version, position),
  unique (campaign_id, version, step_id),
  foreign key (tenant_id, campaign_id) references campaigns (tenant_id, id) on delete cascade,
  check ((max_lateness_amount is null) = (max_lateness_unit is null)),
  check (channel = 'email' or (subject is null and html is null))
);
