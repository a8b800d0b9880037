package dev.missioncontrol.runtime.process;

/**
 * Describes a process that lives.
 *
 * @param parent the process that started it, or the one that took it over as an orphan
 * @param group its process group; zero where the system does not tell
 * @param session its session in the sense of the operating system; zero where the system does not tell
 * @param started when it started, in a unit of the system's own; with the id it identifies the process for good
 * @param command the name of its program
 */
public record ProcessRow(long pid, long parent, long group, long session, long started, String command) {
    /** Identifies a process even after its id was given to another. */
    public record Identity(long pid, long started) {}

    public Identity identity() {
        return new Identity(pid, started);
    }

    /** Names the process for people. */
    public String described() {
        return command + " (process " + pid + ")";
    }
}
