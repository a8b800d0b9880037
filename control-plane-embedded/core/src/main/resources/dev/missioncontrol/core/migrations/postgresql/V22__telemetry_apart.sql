-- Nodes share telemetry as they share everything else, so nothing moves here: H2 alone has a file for it.
select 1;
