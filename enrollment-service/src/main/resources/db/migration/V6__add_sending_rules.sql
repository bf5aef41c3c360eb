alter table tenant_settings
  add quiet_hours   jsonb not null default '[]',
  add frequency_cap jsonb;

comment on column tenant_settings.quiet_hours is 'When nothing is sent on a channel, in the contact''s own local time';
comment on column tenant_settings.frequency_cap is 'How many messages one contact gets at most; null for no limit';

-- What a contact was sent counts against the cap. A sequence's jobs are found by its enrolments;
-- this is for the few that belong to none.
create index automation_jobs_immediate_of_contact on automation_jobs (contact_id, claimed_at)
  where kind = 'immediate';
