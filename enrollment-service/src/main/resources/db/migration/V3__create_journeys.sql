create table enrollments (
  id               uuid        primary key,
  tenant_id        text        not null,
  campaign_id      uuid        not null,
  campaign_version int         not null,
  contact_id       uuid        not null,
  run              int         not null default 1,
  enrolled_at      timestamptz not null,
  traceparent      text,
  exited_at        timestamptz,
  exit_reason      text,
  unique (campaign_id, contact_id, run),
  check ((exited_at is null) = (exit_reason is null))
);

create index enrollments_by_contact on enrollments (contact_id);

create table automation_jobs (
  id               uuid        primary key,
  tenant_id        text        not null,
  kind             text        not null check (kind in ('sequence', 'immediate')),
  campaign_id      uuid        not null,
  campaign_version int         not null,
  enrollment_id    uuid,
  run              int         not null,
  contact_id       uuid        not null,
  step_id          uuid        not null,
  step             int         not null,
  channel          text        not null check (channel in ('email', 'sms')),
  status           text        not null default 'pending'
                   check (status in ('pending', 'processing', 'completed', 'failed', 'skipped', 'cancelled')),
  reason           text,
  error_code       text,
  error_detail     text,
  attempt          int         not null default 1,
  spent            int         not null default 0,
  revision         bigint      not null default 0,
  target_at        timestamptz not null,
  planned_at       timestamptz not null,
  due_at           timestamptz,
  owner            text,
  claimed_at       timestamptz,
  lease_until      timestamptz,
  handed_over_at   timestamptz,
  completed_at     timestamptz,
  delivery_state   text,
  provider_id      text,
  delivery_at      timestamptz,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  check ((status = 'processing') = (lease_until is not null)),
  check ((status in ('completed', 'failed', 'skipped', 'cancelled')) = (completed_at is not null)),
  check (kind = 'immediate' or enrollment_id is not null)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);

-- One intent per step of an enrolment: planning it again is a no-op.
create unique index automation_jobs_one_per_step on automation_jobs (enrollment_id, step_id)
  where kind = 'sequence';

-- The claim: however many jobs wait for later, it reads due ones only.
create index automation_jobs_due on automation_jobs (channel, campaign_id, due_at, id)
  where status = 'pending' and due_at is not null;

-- What is in flight, and whose lease ends when.
create index automation_jobs_in_flight on automation_jobs (lease_until)
  where status = 'processing';

-- Counts by status are read from the index alone; lists come from it newest first.
create index automation_jobs_by_status on automation_jobs (campaign_id, kind, status, id);

create index automation_jobs_unknown on automation_jobs (campaign_id)
  where reason = 'outcome_unknown';

create index automation_jobs_waiting_of_contact on automation_jobs (contact_id)
  where status = 'pending';

comment on column automation_jobs.enrollment_id is 'Written in one transaction with its enrolment; no foreign key, which would cost a row lock per job';
comment on column automation_jobs.attempt is 'With id the key of the delivery ledger: at most one hand-over to a provider for each';
comment on column automation_jobs.spent is 'Attempts that count against the maximum';
comment on column automation_jobs.revision is 'The claim''s fencing token';
comment on column automation_jobs.target_at is 'Anchor and delay';
comment on column automation_jobs.planned_at is 'The opening from target_at on';
comment on column automation_jobs.due_at is 'Null until the step before has ended; then when it is next to be claimed';
comment on column automation_jobs.lease_until is 'When a job in processing is looked after: not handed over, not answered, or unknown for too long';

-- Work on a whole campaign that is done in batches and goes on after a restart.
create table campaign_tasks (
  campaign_id    uuid not null,
  task           text not null check (task in ('enroll', 'cancel')),
  tenant_id      text not null,
  after_accepted timestamptz,
  after_contact  uuid,
  primary key (campaign_id, task)
);

comment on table campaign_tasks is 'enroll: hold the stored contacts against a new definition; cancel: end the waiting jobs of an archived one';
