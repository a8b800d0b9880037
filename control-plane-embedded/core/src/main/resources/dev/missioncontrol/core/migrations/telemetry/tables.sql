-- The telemetry of a control plane on H2, in a file of its own. The script runs at every opening, so each statement leaves alone what is
-- there already; a later change is one more statement of that kind, beside a migration for PostgreSQL.

create table if not exists lease_expiry (
    item varchar(26) primary key,
    epoch bigint not null,
    expires_at bigint not null
);

create table if not exists output_tail (
    item varchar(26) primary key,
    tail varchar not null
);
alter table output_tail alter column tail drop not null;
alter table output_tail add column if not exists packed varbinary;
alter table output_tail add column if not exists plain_since bigint default 0;
create index if not exists output_tail_plain on output_tail (plain_since, item);

create table if not exists runtime_pulse (
    name varchar(31) primary key,
    at_millis bigint not null,
    sessions varchar not null,
    incarnation bigint not null default 0
);

create table if not exists agent_sighting (
    agent varchar(200) primary key,
    runtime varchar(31),
    observation varchar(256) not null,
    at_millis bigint not null
);

create table if not exists alive (
    only_row int primary key,
    at_millis bigint not null
);

create table if not exists guard_position (
    only_row bigint primary key,
    era bigint not null,
    sequence bigint not null
);

create table if not exists token_use (
    id varchar(26) primary key,
    at_millis bigint not null
);

create table if not exists agent_report (
    agent varchar(200) primary key,
    report varchar not null,
    at_millis bigint not null
);

create table if not exists session_usage (
    session varchar(200) not null,
    agent varchar(200) not null,
    report varchar not null,
    at_millis bigint not null,
    primary key (session, agent)
);
create index if not exists session_usage_at on session_usage (at_millis, session);

create table if not exists usage_day (
    at_millis bigint not null,
    agent varchar(200) not null,
    project varchar(512) not null,
    report varchar not null,
    primary key (at_millis, agent, project)
);
