-- How many jobs ended in a stretch of time is read from the index alone.
create index automation_jobs_throughput on automation_jobs (campaign_id, status, completed_at)
  where kind = 'sequence' and completed_at is not null;
