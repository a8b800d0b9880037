create table guard_threshold (
    only_row bigint primary key,
    thresholds varchar not null
);

create table guard_position (
    only_row bigint primary key,
    era bigint not null,
    sequence bigint not null
);
