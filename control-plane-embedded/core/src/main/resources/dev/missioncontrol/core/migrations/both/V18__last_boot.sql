-- While a gateway is down nobody can ask for its boot: a restart is told by the last one that was known.
alter table gateway add column last_boot varchar;
