-- Times are milliseconds since 1970-01-01T00:00:00Z. What class a table belongs to is stated in TableClass.

create table event (
    era bigint not null,
    sequence bigint not null,
    type varchar(64) not null,
    version int not null,
    at_millis bigint not null,
    actor varchar(256) not null,
    subject varchar(256) not null,
    data varchar not null,
    body_digest varbinary(32),
    hash varbinary(32) not null,
    primary key (era, sequence)
);
create index event_subject on event (subject, era, sequence);
create index event_type on event (type, era, sequence);
create index event_actor on event (actor, era, sequence);

create table event_body (
    era bigint not null,
    sequence bigint not null,
    salt varbinary(16) not null,
    body varchar not null,
    primary key (era, sequence)
);

create table item (
    id varchar(26) primary key,
    agent varchar(200) not null,
    title varchar(2048) not null,
    body varchar not null,
    project varchar(256),
    clan varchar(256),
    issue_ref varchar(256),
    labels varchar not null,
    command varchar,
    author varchar(256) not null,
    state varchar(16) not null,
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
    item varchar(26) primary key,
    epoch bigint not null,
    expires_at bigint not null
);

create table output_tail (
    item varchar(26) primary key,
    tail varchar not null
);

create table answer (
    actor varchar(256) not null,
    idempotency_key varchar(100) not null,
    command_digest varchar(64) not null,
    outcome varchar not null,
    at_millis bigint not null,
    primary key (actor, idempotency_key)
);
create index answer_at on answer (at_millis);

create table runtime (
    name varchar(31) primary key,
    incarnation bigint not null,
    host varchar(255) not null,
    system varchar(255) not null,
    version varchar(64) not null,
    attach boolean not null,
    started_at bigint not null
);

create table runtime_pulse (
    name varchar(31) primary key,
    at_millis bigint not null,
    sessions varchar not null
);

create table agent_sighting (
    agent varchar(200) primary key,
    runtime varchar(31),
    observation varchar(256) not null,
    at_millis bigint not null
);

create table token (
    id varchar(26) primary key,
    role varchar(16) not null,
    name varchar(200) not null,
    digest varbinary(32) not null unique,
    issued_at bigint not null,
    used boolean not null
);

create table alive (
    only_row int primary key,
    at_millis bigint not null
);
