-- In which of its lives a runtime gave its last sign: times alone cannot tell where the clock went back.
alter table runtime_pulse add column incarnation bigint not null default 0;
