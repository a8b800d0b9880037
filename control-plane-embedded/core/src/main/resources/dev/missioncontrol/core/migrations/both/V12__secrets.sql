create table secret (
    name varchar(63) primary key,
    versions varchar not null,
    grants varchar not null,
    created_at bigint not null,
    changed_at bigint not null,
    removed_at bigint
);

create table secret_read (
    id varchar(26) primary key,
    secret varchar(63) not null,
    version bigint not null,
    reader varchar(256) not null,
    at_millis bigint not null,
    lease varchar
);
create index secret_read_secret on secret_read (secret, id);

-- What is kept of a version: its value under a key of its own, and that key under one of the broker's.
create table secret_cipher (
    secret varchar(63) not null,
    version bigint not null,
    broker_key bigint not null,
    wrapped varchar not null,
    text varchar not null,
    primary key (secret, version)
);
create index secret_cipher_broker_key on secret_cipher (broker_key);

-- The broker's keys, each under the root key, which is nowhere here.
create table broker_key (
    id bigint primary key,
    root varchar not null,
    wrapped varchar not null
);
