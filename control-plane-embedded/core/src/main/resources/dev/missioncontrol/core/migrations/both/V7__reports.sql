-- What agents and their tools say of themselves.

create table agent_report (
    agent varchar(200) primary key,
    report varchar not null,
    at_millis bigint not null
);

create table session_usage (
    session varchar(200) not null,
    agent varchar(200) not null,
    report varchar not null,
    at_millis bigint not null,
    primary key (session, agent)
);
create index session_usage_at on session_usage (at_millis, session);

create table acp_thread (
    thread varchar(200) primary key,
    report varchar not null,
    at_millis bigint not null
);
create index acp_thread_at on acp_thread (at_millis, thread);

create table violation (
    id varchar(64) primary key,
    report varchar not null,
    at_millis bigint not null
);
create index violation_at on violation (at_millis, id);
