-- How each runtime's gateway is, and its interruptions.
create table gateway (
    runtime varchar(200) primary key,
    report varchar not null,
    since_millis bigint not null,
    blip varchar(26)
);

create table gateway_blip (
    id varchar(26) primary key,
    runtime varchar(200) not null,
    blip varchar not null
);
