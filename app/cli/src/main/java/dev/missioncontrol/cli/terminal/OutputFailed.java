package dev.missioncontrol.cli.terminal;

/** Ends a command whose output can no longer be written; {@link WatchedOutput} knows the cause. */
public final class OutputFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputFailed() {
        super("standard output cannot be written");
    }
}
