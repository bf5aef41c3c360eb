-- Copies of what campaign-service decides, built from its events; revision says which is newer.
create table tenant_settings (
  tenant_id    text        primary key,
  revision     bigint      not null,
  company_name text        not null,
  default_zone text        not null,
  changed_at   timestamptz not null
);

create table campaigns (
  campaign_id    uuid        primary key,
  tenant_id      text        not null,
  revision       bigint      not null,
  version        int         not null,
  status         text        not null check (status in ('draft', 'active', 'paused', 'archived')),
  look_back_days int         not null,
  activated_at   timestamptz,
  paused_at      timestamptz,
  archived_at    timestamptz
);

create index campaigns_by_tenant on campaigns (tenant_id, activated_at);

-- Steps and schedule of a version never change; an edit of content makes no version.
create table campaign_versions (
  campaign_id uuid  not null,
  version     int   not null,
  tenant_id   text  not null,
  schedule    jsonb,
  steps       jsonb not null,
  primary key (campaign_id, version)
);

comment on column campaign_versions.schedule is 'Null for always open';
comment on column campaign_versions.steps is 'Order, channels, delays and lateness; no content';
