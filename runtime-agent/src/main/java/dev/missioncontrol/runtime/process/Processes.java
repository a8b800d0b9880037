package dev.missioncontrol.runtime.process;

import java.io.IOException;

/** Runs programs to their end. Thread-safe. */
public interface Processes {
    /**
     * Runs the program and waits for its end.
     *
     * @throws IOException when the program cannot be started or does not end within its limit
     */
    ProcessResult run(Invocation invocation) throws IOException;
}
