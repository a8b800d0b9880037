package dev.missioncontrol.cli.terminal;

/** Nobody can hear what a command says any more, so it ends; {@link WatchedOutput} knows why. */
public final class OutputFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputFailed() {
        super("standard output cannot be written");
    }
}
