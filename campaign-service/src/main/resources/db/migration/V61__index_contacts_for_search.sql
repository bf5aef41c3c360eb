-- Prefixes, whatever the case; bytewise, so that a prefix is a range.
create index contacts_by_lower_external_id on contacts (tenant_id, (lower(external_id) collate "C"), id);
create index contacts_by_lower_email on contacts (tenant_id, (lower(email) collate "C"), id) where email is not null;
create index contacts_by_lower_name on contacts
  (tenant_id, (lower(coalesce(customer_name, first_name || ' ' || last_name, first_name, last_name)) collate "C"), id)
  where coalesce(customer_name, first_name || ' ' || last_name, first_name, last_name) is not null;
create index contacts_by_lower_last_name on contacts (tenant_id, (lower(last_name) collate "C"), id)
  where last_name is not null;
