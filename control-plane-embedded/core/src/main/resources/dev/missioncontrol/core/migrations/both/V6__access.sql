-- Until when a token is good, who gave it, which one it takes the place of, and to whom an invitation is. It is found by a
-- part of its keyed digest and known by the whole. One that has ended keeps no digest, only what a repeated request must hear.
alter table token alter column digest drop not null;
alter table token add column lookup varchar(16);
update token set lookup = ${hex}(substring(digest from 1 for 8)${as_hex});
create unique index token_lookup on token (lookup);

alter table token add column issued_by varchar(256) default 'system:control-plane' not null;
alter table token add column expires_at bigint;
alter table token add column yields_at bigint;
alter table token add column ended_at bigint;
alter table token add column replaces varchar(26);
alter table token add column invites varchar(256);
alter table token add column request varchar(400);
alter table token add column request_digest varchar(64);
create unique index token_request on token (request);

-- Rises with every change of any token, so that nodes see with one look that what they remember may be wrong.
alter table token add column changed bigint default 0 not null;
create index token_changed on token (changed);

-- When a token was last used, some seconds late.
create table token_use (
    id varchar(26) primary key,
    at_millis bigint not null
);

-- What a fleet has switched on or off.
create table fleet_switch (
    name varchar(32) primary key,
    turned_on boolean not null
);
