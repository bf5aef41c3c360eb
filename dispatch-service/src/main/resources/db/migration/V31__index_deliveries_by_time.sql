-- For the purge: rows come in the order of time, so this costs next to nothing.
create index deliveries_by_time on deliveries using brin (sending_at);
