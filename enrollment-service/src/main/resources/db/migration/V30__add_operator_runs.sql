-- What an operator sends at once belongs to no enrolment, and perhaps to no step.
alter table automation_jobs
  alter step_id drop not null,
  add message_id uuid,
  add check (kind = 'immediate' or (step_id is not null and message_id is null)),
  add check (step_id is not null or message_id is not null);

comment on column automation_jobs.message_id is 'What is sent instead of the step''s content; the row behind it goes some time after the job''s end';

create table immediate_messages (
  id         uuid        primary key,
  tenant_id  text        not null,
  subject    text,
  html       text,
  text       text,
  created_at timestamptz not null,
  check (html is not null or text is not null)
);

create index immediate_messages_by_age on immediate_messages (created_at);

-- Claimed before all else, tenants in turns, whatever the campaign's status.
create index automation_jobs_immediate_due on automation_jobs (channel, tenant_id, due_at, id)
  where kind = 'immediate' and status = 'pending' and due_at is not null;

create index automation_jobs_of_message on automation_jobs (message_id)
  where message_id is not null;

-- Tests have rows of their own: nothing real is counted, changed or sent for them.
create table test_runs (
  id          uuid        primary key,
  tenant_id   text        not null,
  campaign_id uuid        not null,
  actor       text        not null,
  created_at  timestamptz not null
);

create index test_runs_by_age on test_runs (created_at);
create index test_runs_by_campaign on test_runs (campaign_id, created_at);

create table test_jobs (
  id               uuid        primary key,
  run_id           uuid        not null references test_runs,
  tenant_id        text        not null,
  job_id           uuid        not null,
  campaign_id      uuid        not null,
  campaign_version int         not null,
  enrollment_id    uuid        not null,
  run              int         not null,
  contact_id       uuid        not null,
  step_id          uuid        not null,
  step             int         not null,
  channel          text        not null check (channel in ('email', 'sms')),
  target_at        timestamptz not null,
  planned_at       timestamptz not null,
  due_at           timestamptz not null,
  status           text        not null default 'pending'
                   check (status in ('pending', 'processing', 'completed', 'failed', 'skipped')),
  outcome          text        check (outcome in ('would_send', 'would_skip', 'would_fail')),
  reason           text,
  revision         bigint      not null default 0,
  ready_at         timestamptz,
  claimed_at       timestamptz,
  completed_at     timestamptz,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  check ((outcome is null) = (completed_at is null)),
  check ((outcome is null) = (ready_at is not null)),
  check ((outcome is null) = (status in ('pending', 'processing')))
);

create index test_jobs_ready on test_jobs (ready_at) where ready_at is not null;
create index test_jobs_of_run on test_jobs (run_id, id);
create index test_jobs_by_status on test_jobs (campaign_id, status, id);

comment on column test_jobs.job_id is 'The real job that is mirrored; it is only ever read';
comment on column test_jobs.ready_at is 'When it is next to be handed over: at once, after a claim that was not acknowledged, or after silence';
