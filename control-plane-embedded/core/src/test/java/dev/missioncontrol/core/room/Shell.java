package dev.missioncontrol.core.room;

import java.io.IOException;

/** Programs of the machine that prepare its disks. */
final class Shell {
    private Shell() {}

    /** Whether there is such a program and it succeeded. */
    static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
