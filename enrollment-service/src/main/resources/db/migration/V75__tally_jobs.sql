-- How many jobs there are in which status is kept beside them, since counting a million at each look takes a third of
-- a second. Whoever changes jobs adds what changed, and never waits for anybody; the sum is the number.
create table tallies (
  campaign_id uuid   not null,
  kind        text   not null,
  status      text   not null,
  number      bigint not null
) with (autovacuum_vacuum_scale_factor = 0.2, autovacuum_vacuum_threshold = 1000);

create index tallies_of_campaign on tallies (campaign_id, kind, status) include (number);

comment on table tallies is 'Of jobs by kind and status, and of enrolments; several rows for the same are added up, and made one now and then';

-- By statement, not by row: a batch of a hundred jobs adds a row or two.
create function tally_jobs() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    insert into tallies
      select campaign_id, kind, status, count(*) from new_jobs group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into tallies
      select campaign_id, kind, status, -count(*) from old_jobs group by 1, 2, 3;
  else
    insert into tallies
      select campaign_id, kind, status, sum(jobs) from (
        select campaign_id, kind, status, 1 as jobs from new_jobs
        union all
        select campaign_id, kind, status, -1 from old_jobs) changed
      group by 1, 2, 3 having sum(jobs) <> 0;
  end if;
  return null;
end $$;

create function tally_enrollments() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    insert into tallies
      select campaign_id, 'enrollment', 'enrolled', count(*) from new_enrollments group by 1;
  else
    insert into tallies
      select campaign_id, 'enrollment', 'enrolled', -count(*) from old_enrollments group by 1;
  end if;
  return null;
end $$;

-- The triggers come first: from here on nobody else changes a job until this is over.
create trigger tally_new_jobs after insert on automation_jobs
  referencing new table as new_jobs for each statement execute function tally_jobs();
create trigger tally_changed_jobs after update on automation_jobs
  referencing old table as old_jobs new table as new_jobs for each statement execute function tally_jobs();
create trigger tally_removed_jobs after delete on automation_jobs
  referencing old table as old_jobs for each statement execute function tally_jobs();
create trigger tally_new_enrollments after insert on enrollments
  referencing new table as new_enrollments for each statement execute function tally_enrollments();
create trigger tally_removed_enrollments after delete on enrollments
  referencing old table as old_enrollments for each statement execute function tally_enrollments();

insert into tallies
  select campaign_id, kind, status, count(*) from automation_jobs group by 1, 2, 3
  union all
  select campaign_id, 'enrollment', 'enrolled', count(*) from enrollments group by 1;

-- Lists by status, channel and step, newest first, from the index; it takes the place of the one without the step.
create index automation_jobs_of_step on automation_jobs (campaign_id, kind, status, channel, step_id, id);
drop index automation_jobs_by_status;
