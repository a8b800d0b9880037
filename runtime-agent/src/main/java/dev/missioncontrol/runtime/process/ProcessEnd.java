package dev.missioncontrol.runtime.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends everything that a session started: sends TERM, waits, then sends KILL until nothing is left. All of it has the
 * same time, so the end does not take longer the more there is to end. Thread-safe.
 */
public final class ProcessEnd {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessEnd.class);
    // The shell's own kill reaches a process group on every system.
    private static final String TERM_GROUP = "kill -s TERM -- \"-$1\" 2>/dev/null; exit 0";
    private static final Duration FIRST_LOOK = Duration.ofMillis(20);
    private static final Duration LAST_LOOK = Duration.ofMillis(250);
    private static final Duration KILLING = Duration.ofSeconds(1);
    private static final Duration SHELL_LIMIT = Duration.ofSeconds(2);

    private final Processes processes;
    private final Map<String, String> environment;
    private final ProcessSearch search;
    private final Duration grace;

    /** Gives each process {@code grace} between TERM and KILL. */
    public ProcessEnd(Processes processes, Map<String, String> environment, ProcessSearch search, Duration grace) {
        this.processes = processes;
        this.environment = environment;
        this.search = search;
        this.grace = grace;
    }

    public ProcessSearch search() {
        return search;
    }

    /** Ends the processes and returns what survived, as when another user's rights protect it. */
    public List<ProcessRow> end(ProcessTraces traces) {
        List<ProcessRow> living = search.find(traces);
        if (!living.isEmpty()) {
            living = terminated(traces, living, termGroup(traces, living));
        }
        if (!living.isEmpty()) {
            living = killed(traces, living);
        }
        removeGroup(traces.enclosure());
        return living;
    }

    /**
     * Signals the group as one: a script that loses only its child would go on with its next line. Returns what was
     * signalled. The id is the leader's as long as any member lives.
     */
    private Set<Long> termGroup(ProcessTraces traces, List<ProcessRow> living) {
        Set<Long> group = new HashSet<>();
        living.stream().filter(traces::isGrouped).forEach(row -> group.add(row.pid()));
        if (group.isEmpty() && living.stream().noneMatch(traces::isLeader)) {
            return group;
        }
        try {
            List<String> argv = List.of("/bin/sh", "-c", TERM_GROUP, "mission-control", Long.toString(traces.leader()));
            processes.run(new Invocation(argv, Path.of("/"), environment, SHELL_LIMIT, 1024));
            return group;
        } catch (IOException failed) {
            LOG.debug("process group {} is ended one by one", traces.leader(), failed);
            return new HashSet<>();
        }
    }

    private List<ProcessRow> terminated(ProcessTraces traces, List<ProcessRow> first, Set<Long> told) {
        List<ProcessRow> living = first;
        Duration pause = FIRST_LOOK;
        long deadline = System.nanoTime() + grace.toNanos();
        while (!living.isEmpty() && System.nanoTime() < deadline) {
            living.stream().filter(row -> told.add(row.pid())).forEach(row -> signal(row, false));
            rest(pause, deadline);
            pause = pause.multipliedBy(2).compareTo(LAST_LOOK) < 0 ? pause.multipliedBy(2) : LAST_LOOK;
            living = search.find(traces);
        }
        return living;
    }

    private List<ProcessRow> killed(ProcessTraces traces, List<ProcessRow> first) {
        List<ProcessRow> living = first;
        long deadline = System.nanoTime() + KILLING.toNanos();
        while (!living.isEmpty() && System.nanoTime() < deadline) {
            killGroup(traces.enclosure());
            living.forEach(row -> signal(row, true));
            rest(FIRST_LOOK, deadline);
            living = search.find(traces);
        }
        return living;
    }

    private static void signal(ProcessRow row, boolean forcibly) {
        ProcessHandle.of(row.pid()).ifPresent(process -> {
            if (forcibly) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
        });
    }

    private static void rest(Duration pause, long deadline) {
        LockSupport.parkNanos(Math.min(pause.toNanos(), Math.max(1, deadline - System.nanoTime())));
    }

    private static void killGroup(Enclosure enclosure) {
        switch (enclosure) {
            case Enclosure.ControlGroup group -> ControlGroups.kill(group.directory());
            case Enclosure.Namespace _, Enclosure.None _ -> {}
        }
    }

    private static void removeGroup(Enclosure enclosure) {
        switch (enclosure) {
            case Enclosure.ControlGroup group -> ControlGroups.remove(group.directory());
            case Enclosure.Namespace _, Enclosure.None _ -> {}
        }
    }
}
