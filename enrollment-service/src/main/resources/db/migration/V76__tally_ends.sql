-- How many jobs ended when is kept too, since counting the half million of a month takes a quarter of a second where the
-- visibility map is behind, which it is wherever jobs still end. What a statement adds to the tallies says when, too.
lock table automation_jobs in share row exclusive mode;

alter table tallies add column starts_at timestamptz;

comment on column tallies.starts_at is 'Of jobs of the sequence that ended: the minute, or after two days the hour, in which they did';

create table ended_tallies (
  campaign_id uuid        not null,
  status      text        not null,
  starts_at   timestamptz not null,
  minutes     smallint    not null check (minutes in (1, 60)),
  number      bigint      not null,
  primary key (campaign_id, starts_at, status, minutes)
) with (autovacuum_vacuum_scale_factor = 0.2, autovacuum_vacuum_threshold = 1000);

create index ended_tallies_minutes on ended_tallies (starts_at) where minutes = 1;
create index ended_tallies_nothing on ended_tallies (campaign_id) where number = 0;

comment on table ended_tallies is 'How many jobs of the sequence ended in a minute, or longer ago in an hour; what the tallies hold comes on top';

-- From when on minutes are told apart. An hour in which they are not is over, so that whole hours are right on both sides.
create function tallied_by_minute_from() returns timestamptz language sql stable
  return date_trunc('hour', now() - interval '2 days', 'UTC');

create function tally_minutes(ended_at timestamptz) returns smallint language sql stable
  return case when ended_at < tallied_by_minute_from() then 60 else 1 end;

create function tally_start(ended_at timestamptz) returns timestamptz language sql stable
  return date_trunc(case when ended_at < tallied_by_minute_from() then 'hour' else 'minute' end, ended_at, 'UTC');

-- A batch ends within a minute or two, so that it adds no more rows than before.
create or replace function tally_jobs() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    insert into tallies
      select campaign_id, kind, status, count(*), case when kind = 'sequence' then tally_start(completed_at) end as starts_at
      from new_jobs group by 1, 2, 3, 5;
  elsif tg_op = 'DELETE' then
    insert into tallies
      select campaign_id, kind, status, -count(*), case when kind = 'sequence' then tally_start(completed_at) end as starts_at
      from old_jobs group by 1, 2, 3, 5;
  else
    insert into tallies
      select campaign_id, kind, status, sum(jobs), case when kind = 'sequence' then tally_start(completed_at) end as starts_at
      from (
        select campaign_id, kind, status, completed_at, 1 as jobs from new_jobs
        union all
        select campaign_id, kind, status, completed_at, -1 from old_jobs) changed
      group by 1, 2, 3, 5 having sum(jobs) <> 0;
  end if;
  return null;
end $$;

insert into ended_tallies
  select campaign_id, status, tally_start(completed_at), tally_minutes(completed_at), count(*)
  from automation_jobs
  where kind = 'sequence' and completed_at is not null and status not in ('pending', 'processing')
  group by 1, 2, 3, 4;
