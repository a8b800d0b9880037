-- Telemetry lies in a file of its own; its rows were copied there before this step.
drop table if exists lease_expiry;
drop table if exists output_tail;
drop table if exists runtime_pulse;
drop table if exists agent_sighting;
drop table if exists alive;
drop table if exists guard_position;
drop table if exists token_use;
drop table if exists agent_report;
drop table if exists session_usage;
drop table if exists usage_day;
