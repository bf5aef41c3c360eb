-- The last comparison of completed jobs with accepted messages; one row per tenant.
create table message_books (
  tenant_id text        primary key,
  as_of     timestamptz not null,
  gap       bigint      not null,
  campaigns int         not null
) with (fillfactor = 50);

comment on column message_books.gap is 'Messages lost or invented, over all campaigns';
comment on column message_books.campaigns is 'Campaigns with a gap';

-- Whose turn it is: one pod compares at a time. One row.
create table message_book_turns (
  one_row  boolean     primary key default true check (one_row),
  taken_at timestamptz not null
);

insert into message_book_turns (taken_at) values ('-infinity');
