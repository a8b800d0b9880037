package dev.missioncontrol.core;

import dev.missioncontrol.api.ControlPlane;
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

/** The port with one principal's rights. Thread-safe. */
record BoundControlPlane(
        Inbox inbox,
        Asks asks,
        Backlog backlog,
        Secrets secrets,
        Guard guard,
        Agents agents,
        Runtimes runtimes,
        Reports reports,
        Audit audit,
        Backups backups,
        Access access,
        Enrolments enrolments)
        implements ControlPlane {}
