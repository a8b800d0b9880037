-- Signed heads of the log, each as the one line that also lies outside the database.

create table checkpoint (
    era bigint not null,
    sequence bigint not null,
    line varchar(1024) not null,
    primary key (era, sequence)
);
