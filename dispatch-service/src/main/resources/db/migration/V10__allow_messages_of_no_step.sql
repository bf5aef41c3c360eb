-- What an operator writes for once belongs to no step; a step of a sequence is always one.
alter table deliveries
  alter column step_id drop not null,
  add constraint deliveries_step_of_sequence check (kind = 'immediate' or step_id is not null);
