package dev.missioncontrol.runtime.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads which processes live on this machine. A process that has ended and waits to be reaped does not. Thread-safe. */
public interface ProcessTable {
    List<ProcessRow> all();

    Optional<ProcessRow> find(long pid);

    /** Lists the children of a process. */
    List<ProcessRow> children(long pid);

    /** Tells whether the process received this text, {@code NAME=value}, in its environment. */
    boolean hasVariable(long pid, String variable);

    /** Tells whether the process works in the directory or has a file below it open. */
    boolean uses(long pid, Path directory);

    /** Identifies the process's PID namespace; empty where the system does not tell. */
    String namespace(long pid);

    /** Tells whether the process is the first one of a PID namespace below the runtime's own. */
    boolean leadsNamespace(long pid);

    /** Returns the table of this system: the whole truth on Linux, and what Java knows elsewhere. */
    static ProcessTable ofThisSystem() {
        Path proc = Path.of("/proc");
        return Files.isReadable(proc.resolve("self/stat")) ? new ProcFiles(proc) : new PortableProcessTable();
    }
}
