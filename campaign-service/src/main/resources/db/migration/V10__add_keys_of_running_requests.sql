-- A request whose effect another service brings about holds its key before there is an answer.
comment on column idempotency_keys.status is 'Null while the first request has no known end';

-- Global runs go through the active campaigns of one tenant, or of all, in order of ids.
create index campaigns_active on campaigns (id) where status = 'active';
create index campaigns_active_of_tenant on campaigns (tenant_id, id) where status = 'active';
