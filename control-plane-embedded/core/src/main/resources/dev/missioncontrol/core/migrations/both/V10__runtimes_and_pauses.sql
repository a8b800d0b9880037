-- Since when a runtime has been lost, and when two processes gave signs of life in its name.
alter table runtime add column lost_at bigint;
alter table runtime add column heard_at bigint;
alter table runtime add column fenced bigint not null default 0;
alter table runtime add column take_overs varchar not null default '[]';

-- Agents that take no new work.
create table agent_pause (
    agent varchar(200) primary key,
    reason varchar not null,
    actor varchar not null,
    at_millis bigint not null
);
