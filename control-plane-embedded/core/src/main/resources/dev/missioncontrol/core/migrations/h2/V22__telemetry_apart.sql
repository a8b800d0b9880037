-- Telemetry lies in a file of its own; its rows were copied there before this step.
drop table lease_expiry;
drop table output_tail;
drop table runtime_pulse;
drop table agent_sighting;
drop table alive;
drop table guard_position;
drop table token_use;
drop table agent_report;
drop table session_usage;
drop table usage_day;
