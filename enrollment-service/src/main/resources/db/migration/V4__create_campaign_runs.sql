create table campaign_runs (
  campaign_id uuid        primary key,
  last_run_at timestamptz not null
) with (fillfactor = 50);

comment on table campaign_runs is 'When a campaign''s jobs were last claimed; at most one write per campaign and second';
