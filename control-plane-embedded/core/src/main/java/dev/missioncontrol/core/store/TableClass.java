package dev.missioncontrol.core.store;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The relation of a table to the log. Every table is declared here; a test compares the list with the database. */
public enum TableClass {
    /** The one record of all events, and its seals. */
    LOG,
    /** Changed only with an event, in the same transaction; follows from the log. */
    PROJECTION,
    /** The log holds id and digest; the content can be erased. */
    VAULT,
    /**
     * Not audited, not forced to disk; the last seconds may be lost. On H2 it lies in a file of its own, so that it neither
     * grows nor forces the file of the log; on PostgreSQL it lies among the other tables, because nodes share it.
     */
    TELEMETRY;

    public static final Map<String, TableClass> TABLES = Map.ofEntries(
            Map.entry("event", LOG),
            Map.entry("event_body", VAULT),
            Map.entry("log_head", PROJECTION),
            Map.entry("checkpoint", LOG),
            Map.entry("item", PROJECTION),
            Map.entry("item_count", PROJECTION),
            Map.entry("ask", PROJECTION),
            Map.entry("project", PROJECTION),
            Map.entry("epic", PROJECTION),
            Map.entry("issue", PROJECTION),
            Map.entry("secret", PROJECTION),
            Map.entry("secret_read", PROJECTION),
            Map.entry("secret_cipher", VAULT),
            Map.entry("broker_key", VAULT),
            Map.entry("guard_threshold", PROJECTION),
            Map.entry("guard_position", TELEMETRY),
            Map.entry("lease_expiry", TELEMETRY),
            Map.entry("output_tail", TELEMETRY),
            Map.entry("answer", VAULT),
            Map.entry("runtime", PROJECTION),
            Map.entry("runtime_pulse", TELEMETRY),
            Map.entry("agent_pause", PROJECTION),
            Map.entry("gateway", PROJECTION),
            Map.entry("gateway_blip", PROJECTION),
            Map.entry("agent_report", TELEMETRY),
            Map.entry("session_usage", TELEMETRY),
            Map.entry("usage_day", TELEMETRY),
            Map.entry("acp_thread", PROJECTION),
            Map.entry("violation", PROJECTION),
            Map.entry("agent_sighting", TELEMETRY),
            Map.entry("token", VAULT),
            Map.entry("token_use", TELEMETRY),
            Map.entry("fleet_switch", PROJECTION),
            Map.entry("machine_identity", PROJECTION),
            Map.entry("alive", TELEMETRY));

    /** Returns the tables of a class, in the order of their names. */
    public static SortedSet<String> tables(TableClass kind) {
        return TABLES.keySet().stream()
                .filter(table -> TABLES.get(table) == kind)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
