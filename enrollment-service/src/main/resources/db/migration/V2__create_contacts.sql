create table contacts (
  contact_id  uuid        primary key,
  tenant_id   text        not null,
  revision    bigint      not null,
  accepted_at timestamptz,
  zone        text,
  zone_source text,
  body        jsonb,
  erased_at   timestamptz,
  check (erased_at is not null or (accepted_at is not null and zone is not null
         and zone_source is not null and body is not null)),
  check (erased_at is null or (body is null and zone is null))
);

-- A new definition is held against the stored contacts in this order.
create index contacts_by_acceptance on contacts (tenant_id, accepted_at, contact_id)
  where erased_at is null;

comment on table contacts is 'Copies of contacts; an erased one stays as an id and a revision, so that an older event does not bring it back';
