create table campaign_versions (
  campaign_id uuid        not null,
  tenant_id   text        not null,
  version     integer     not null check (version > 0),
  in_flight   text        check (in_flight in ('keep', 'move', 'reschedule')),
  created_at  timestamptz not null,
  primary key (campaign_id, version),
  foreign key (tenant_id, campaign_id) references campaigns (tenant_id, id) on delete cascade,
  check ((version = 1) = (in_flight is null))
);

comment on column campaign_versions.in_flight is 'What the version means for people on earlier ones';

insert into campaign_versions (campaign_id, tenant_id, version, in_flight, created_at)
select id, tenant_id, number, case when number > 1 then 'keep' end, updated_at
from campaigns, generate_series(1, version) as number;

create table campaign_freezes (
  campaign_id uuid        not null,
  tenant_id   text        not null,
  paused_at   timestamptz not null,
  resumed_at  timestamptz not null,
  primary key (campaign_id, paused_at),
  foreign key (tenant_id, campaign_id) references campaigns (tenant_id, id) on delete cascade,
  check (paused_at < resumed_at)
);

comment on table campaign_freezes is 'Pauses in which time stood still for the people in a campaign';
