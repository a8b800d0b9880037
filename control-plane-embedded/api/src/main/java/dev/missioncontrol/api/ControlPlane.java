package dev.missioncontrol.api;

import dev.missioncontrol.api.access.Access;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.agents.Agents;
import dev.missioncontrol.api.agents.Runtimes;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backup.Backups;
import dev.missioncontrol.api.guard.Guard;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.reports.Reports;
import dev.missioncontrol.api.secrets.Secrets;

/** The port: one fleet's control plane with the rights of one principal. Thread-safe. */
public interface ControlPlane {
    Inbox inbox();

    Asks asks();

    Backlog backlog();

    Secrets secrets();

    Guard guard();

    Agents agents();

    Runtimes runtimes();

    /** Reports of agents and their tools about themselves. */
    Reports reports();

    Audit audit();

    Backups backups();

    /** The caller's identity, and tokens for others. */
    Access access();

    /** Enrolment of machines by join token. */
    Enrolments enrolments();
}
