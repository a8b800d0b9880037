-- A machine's tokens are counted. One that was replaced keeps its digest: shown again, it gives its second bearer away.
alter table token add column generation bigint;
alter table token add column retired_at bigint;
create index token_bearer on token (role, name, retired_at);

-- Machines that enrolled, with the public halves of their keys.
create table machine_identity (
    machine varchar(256) primary key,
    signing_key varchar(100) not null,
    sealing_key varchar(100) not null,
    generation bigint not null,
    joined_at bigint not null,
    is_locked boolean not null
);
