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

/** The port: one fleet's control plane, seen with the rights of one principal. Thread-safe. */
public interface ControlPlane {
    /** Items and the leases on them. */
    Inbox inbox();

    /** What only a human can do. */
    Asks asks();

    /** Projects, epics and issues: why work is done. */
    Backlog backlog();

    /** What work may know and nobody else: names and grants in clear, values sealed. */
    Secrets secrets();

    /** From how much on a human is asked to look. */
    Guard guard();

    /** Agents and what is known of them. */
    Agents agents();

    /** Runtimes: enrolment of an incarnation and signs of life. */
    Runtimes runtimes();

    /** What agents and their tools say of themselves. */
    Reports reports();

    /** The event log: pages of the past and the live feed. */
    Audit audit();

    /** Copies of everything. */
    Backups backups();

    /** Who the caller is, and tokens for others. */
    Access access();

    /** How machines come to be known. */
    Enrolments enrolments();
}
