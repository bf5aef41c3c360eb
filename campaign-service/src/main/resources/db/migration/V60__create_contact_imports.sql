create table contact_imports (
  id          uuid        primary key,
  tenant_id   text        not null,
  state       text        not null default 'receiving'
              check (state in ('receiving', 'uploaded', 'running', 'done', 'cancelled', 'failed')),
  file_name   text,
  delimiter   text        not null check (delimiter in ('comma', 'semicolon', 'tab')),
  columns     text[]      not null,
  mapping     jsonb,
  lines       bigint      not null default 0,
  created     bigint      not null default 0,
  updated     bigint      not null default 0,
  unchanged   bigint      not null default 0,
  rejected    bigint      not null default 0,
  created_by  text        not null,
  created_at  timestamptz not null default clock_timestamp(),
  touched_at  timestamptz not null default clock_timestamp(),
  started_at  timestamptz,
  finished_at timestamptz,
  check (state in ('receiving', 'uploaded', 'cancelled') or (mapping is not null and started_at is not null)),
  check ((finished_at is not null) = (state in ('done', 'cancelled', 'failed'))),
  check (created + updated + unchanged + rejected <= lines)
) with (fillfactor = 50);

create index contact_imports_by_tenant on contact_imports (tenant_id, id);

-- Whose turn it is: the one that was worked on longest ago.
create index contact_imports_running on contact_imports (touched_at) where state = 'running';
create index contact_imports_received on contact_imports (touched_at) where state in ('receiving', 'uploaded');
create index contact_imports_finished on contact_imports (finished_at) where finished_at is not null;

comment on column contact_imports.touched_at is 'When lines were last received or worked off';
comment on column contact_imports.lines is 'Rows with data, as far as they are received';

-- The rows that are still to be worked off; a batch goes in the transaction that takes it in.
create table contact_import_batches (
  import_id uuid  not null references contact_imports on delete cascade,
  number    int   not null,
  content   bytea not null,
  primary key (import_id, number)
);

create table contact_import_rejects (
  import_id   uuid   not null references contact_imports on delete cascade,
  line        bigint not null,
  tenant_id   text   not null,
  external_id text,
  cells       jsonb  not null,
  code        text   not null,
  columns     text   not null,
  advice      text   not null,
  primary key (import_id, line)
);

create index contact_import_rejects_by_person on contact_import_rejects (tenant_id, external_id);

comment on column contact_import_rejects.line is 'Of the file, where the row begins; 1 is the first';
comment on column contact_import_rejects.columns is 'The columns that are at fault';
