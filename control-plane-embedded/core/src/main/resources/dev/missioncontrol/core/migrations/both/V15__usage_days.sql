-- What was used on each day, by agent and project: a year of it is read without looking at any session.
create table usage_day (
    at_millis bigint not null,
    agent varchar(200) not null,
    project varchar(512) not null,
    report varchar not null,
    primary key (at_millis, agent, project)
);
