package dev.missioncontrol.contract;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.Violation;

/** Reports as classic clients do, which have no port of their own. Confined to the test's thread. */
public interface Reporter {
    /** Reports the state and activity of an agent. */
    void agent(AgentName agent, AgentReport.Status status, String task);

    /** Reports the usage of a session so far. */
    void usage(String session, AgentName agent, long tokensIn, double cost);

    /** A talk between agents. */
    void thread(String thread, String outcome);

    /** A broken rule. */
    void violation(AgentName agent, String description, Violation.Severity severity);
}
