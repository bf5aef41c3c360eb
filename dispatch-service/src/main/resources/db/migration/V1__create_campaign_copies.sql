-- Copies of what campaign-service publishes; a record that is not newer changes nothing.
create table tenant_settings (
  tenant_id      text    primary key,
  revision       bigint  not null,
  company_name   text    not null,
  email_address  text,
  email_name     text,
  email_reply_to text,
  sms_from       text
);

create table campaigns (
  tenant_id   text   not null,
  campaign_id uuid   not null,
  revision    bigint not null,
  status      text   not null check (status in ('draft', 'active', 'paused', 'archived')),
  primary key (tenant_id, campaign_id)
);

create table campaign_versions (
  tenant_id   text    not null,
  campaign_id uuid    not null,
  version     integer not null,
  revision    bigint  not null,
  steps       jsonb   not null,
  primary key (tenant_id, campaign_id, version)
);

comment on column campaign_versions.revision is 'Of the campaign when its content was last edited in this version';
