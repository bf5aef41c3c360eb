create table erased_contacts (
  tenant_id  text        not null,
  contact_id uuid        not null,
  erased_at  timestamptz not null,
  primary key (tenant_id, contact_id)
);

comment on table erased_contacts is 'Ids only: nothing is sent to them, whatever is still on its way here';
