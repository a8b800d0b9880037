package dev.missioncontrol.cli;

import dev.missioncontrol.cli.terminal.CliEnvironment;

/** Mission Control on a command line. */
public final class CliMain {
    private CliMain() {}

    /** Ends with 0 when it was done, 1 when it could not be, 2 when it was called wrongly, 3 for what is not whole. */
    public static void main(String[] arguments) {
        System.exit(Program.run(CliEnvironment.ofThisProcess(), arguments));
    }
}
