-- Whether completed jobs were accepted is held against the ledger itself, in campaign-service.
drop index automation_jobs_unaccepted;
alter table book_gaps drop column completed, drop column accepted_gap;
