-- The output of a closed item is compressed; a time in plain_since says that this is still to be considered.
alter table output_tail alter column tail drop not null;
alter table output_tail add column packed bytea;
alter table output_tail add column plain_since bigint default 0;
create index output_tail_plain on output_tail (plain_since, item);
