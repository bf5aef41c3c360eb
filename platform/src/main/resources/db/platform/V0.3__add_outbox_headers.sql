alter table outbox add column headers text;

comment on column outbox.headers is 'Further record headers, form-encoded; null for none';
