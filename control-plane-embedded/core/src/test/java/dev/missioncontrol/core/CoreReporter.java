package dev.missioncontrol.core;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.reports.AcpThread;
import dev.missioncontrol.api.reports.AgentReport;
import dev.missioncontrol.api.reports.SessionUsage;
import dev.missioncontrol.api.reports.Violation;
import dev.missioncontrol.contract.Reporter;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.reports.ClassicReports;
import java.util.List;

/** Reports in process. */
public record CoreReporter(ClassicReports reports) implements Reporter {
    /** With the classic clients' rights. */
    public static Reporter of(Core core) {
        return new CoreReporter(core.classicReports(new Principal(Role.CLASSIC, "fleet")));
    }

    @Override
    public void agent(AgentName agent, AgentReport.Status status, String task) {
        reports.report(new AgentReport(
                agent, null, null, status, task, null, List.of(), null, 0, 0, 0, 0, 0, 0, 0, reports.now()));
    }

    @Override
    public void usage(String session, AgentName agent, long tokensIn, double cost) {
        reports.report(new SessionUsage(
                session,
                agent,
                null,
                null,
                new SessionUsage.Tokens(tokensIn, 0, 0, 0),
                new SessionUsage.Costs(cost, 0, 0, 0, 0),
                0,
                0,
                0,
                0,
                null,
                null,
                false,
                reports.now()));
    }

    @Override
    public void thread(String thread, String outcome) {
        reports.report(
                new AcpThread(thread, null, 0, List.of(), 0, null, 0, 0, outcome, null, null, null, reports.now()));
    }

    @Override
    public void violation(AgentName agent, String description, Violation.Severity severity) {
        reports.report(new ClassicReports.Broken(agent, "rule", severity, description, null, null, null));
    }
}
