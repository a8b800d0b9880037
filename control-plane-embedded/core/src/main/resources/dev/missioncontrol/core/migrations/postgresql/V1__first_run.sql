-- The tables of the first version for PostgreSQL. Times are milliseconds since 1970-01-01T00:00:00Z. Whatever is sorted or
-- compared by its bytes collates "C", as it does on H2; only what people read sorts by the database's own rules.

create table event (
    era bigint not null,
    sequence bigint not null,
    type varchar(64) collate "C" not null,
    version int not null,
    at_millis bigint not null,
    actor varchar(256) collate "C" not null,
    subject varchar(256) collate "C" not null,
    data varchar not null,
    body_digest bytea,
    hash bytea not null,
    primary key (era, sequence)
);
create index event_subject on event (subject, era, sequence);
create index event_type on event (type, era, sequence);
create index event_actor on event (actor, era, sequence);

create table event_body (
    era bigint not null,
    sequence bigint not null,
    salt bytea not null,
    body varchar not null,
    primary key (era, sequence)
);

create table item (
    id varchar(26) collate "C" primary key,
    agent varchar(200) collate "C" not null,
    title varchar(2048) not null,
    body varchar not null,
    project varchar(256) collate "C",
    clan varchar(256) collate "C",
    issue_ref varchar(256) collate "C",
    labels varchar not null,
    command varchar,
    author varchar(256) collate "C" not null,
    state varchar(16) collate "C" not null,
    epoch bigint not null,
    attempt int not null,
    losses int not null,
    holder varchar,
    lease_until bigint,
    not_before bigint,
    result varchar,
    reason varchar,
    runnable boolean not null,
    created_at bigint not null,
    changed_at bigint not null
);
create index item_queue on item (state, runnable, id);
create index item_agent on item (agent, state, id);

create table lease_expiry (
    item varchar(26) collate "C" primary key,
    epoch bigint not null,
    expires_at bigint not null
);

create table output_tail (
    item varchar(26) collate "C" primary key,
    tail varchar not null
);

create table answer (
    actor varchar(256) collate "C" not null,
    idempotency_key varchar(100) collate "C" not null,
    command_digest varchar(64) not null,
    outcome varchar not null,
    at_millis bigint not null,
    primary key (actor, idempotency_key)
);
create index answer_at on answer (at_millis);

create table runtime (
    name varchar(31) collate "C" primary key,
    incarnation bigint not null,
    host varchar(255) not null,
    system varchar(255) not null,
    version varchar(64) not null,
    attach boolean not null,
    started_at bigint not null
);

create table runtime_pulse (
    name varchar(31) collate "C" primary key,
    at_millis bigint not null,
    sessions varchar not null
);

create table agent_sighting (
    agent varchar(200) collate "C" primary key,
    runtime varchar(31) collate "C",
    observation varchar(256) not null,
    at_millis bigint not null
);

create table token (
    id varchar(26) collate "C" primary key,
    role varchar(16) not null,
    name varchar(200) collate "C" not null,
    digest bytea not null unique,
    issued_at bigint not null,
    used boolean not null
);

create table alive (
    only_row int primary key,
    at_millis bigint not null
);
