package dev.missioncontrol.cli;

import dev.missioncontrol.cli.terminal.CliEnvironment;

public final class CliMain {
    private CliMain() {}

    /** Exits with 0 on success, 1 on failure, 2 on wrong usage and 3 when a log or a file is not intact. */
    public static void main(String[] arguments) {
        System.exit(Program.run(CliEnvironment.ofThisProcess(), arguments));
    }
}
