alter table campaigns add freezes jsonb not null default '[]';

comment on column campaigns.freezes is 'Pauses that were resumed with freeze, oldest first';

alter table campaign_versions add in_flight text check (in_flight in ('keep', 'move', 'reschedule'));

comment on column campaign_versions.in_flight is 'What it means for people on earlier versions; null for the first';

alter table enrollments
  add planned_steps  int,
  add anchor_at      timestamptz,
  add frozen_through timestamptz,
  add replanned_at   timestamptz;

update enrollments e set planned_steps =
  (select count(*) from automation_jobs j where j.enrollment_id = e.id and j.kind = 'sequence');

alter table enrollments alter planned_steps set not null;

-- For the books.
alter table enrollments
  drop constraint enrollments_campaign_id_contact_id_run_key,
  add constraint enrollments_once unique (campaign_id, contact_id, run) include (planned_steps);

comment on column enrollments.planned_steps is 'How many sequence jobs were ever made for it, those removed since included';
comment on column enrollments.anchor_at is 'What delays from the enrolment are measured from, once a freeze has moved it; else enrolled_at';
comment on column enrollments.frozen_through is 'The end of the last freeze that its jobs were moved by';
comment on column enrollments.replanned_at is 'When its times were last computed anew for a new version';

alter table campaign_tasks
  drop constraint campaign_tasks_task_check,
  add constraint campaign_tasks_task_check check (task in ('enroll', 'cancel', 'freeze', 'move'));

comment on table campaign_tasks is 'enroll: hold the stored contacts against a new definition; cancel: end the waiting jobs of an archived one; freeze: move the waiting jobs by a pause; move: take people to a new version. While a freeze or a move is outstanding, nothing of the campaign is claimed';

-- What people did to single jobs; usual transitions are columns of the job.
create table job_history (
  id           bigint      generated always as identity primary key,
  tenant_id    text        not null,
  job_id       uuid        not null,
  at           timestamptz not null,
  actor        text        not null,
  from_status  text        not null,
  to_status    text        not null,
  attempt      int         not null,
  reason       text,
  was_reason   text,
  error_code   text,
  error_detail text
);

create index job_history_of_job on job_history (job_id, id);

comment on column job_history.reason is 'Why, in the words of whoever did it';
comment on column job_history.was_reason is 'With error_code and error_detail the job''s own before';

-- Jobs that the cleanup removed still count. One write per batch.
create table removed_jobs (
  campaign_id uuid   not null,
  kind        text   not null,
  status      text   not null,
  jobs        bigint not null,
  primary key (campaign_id, kind, status)
) with (fillfactor = 50);

create index automation_jobs_ended on automation_jobs (completed_at)
  where status in ('completed', 'skipped', 'cancelled');

-- Empty while the books balance.
create index automation_jobs_unaccepted on automation_jobs (campaign_id)
  where status = 'completed' and provider_id is null;

-- The last balance; one row, and one for each campaign whose books do not balance.
create table books (
  one_row   boolean     primary key default true check (one_row),
  as_of     timestamptz not null,
  gap       bigint      not null,
  campaigns int         not null
);

insert into books (as_of, gap, campaigns) values ('-infinity', 0, 0);

create table book_gaps (
  campaign_id   uuid   primary key,
  tenant_id     text   not null,
  steps_planned bigint not null,
  jobs          bigint not null,
  removed       bigint not null,
  completed     bigint not null,
  accepted_gap  bigint not null
);

comment on column book_gaps.accepted_gap is 'Completed jobs of which no acceptance by a provider is known';
