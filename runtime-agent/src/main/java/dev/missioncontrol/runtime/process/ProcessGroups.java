package dev.missioncontrol.runtime.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends process groups: sends TERM, waits, then sends KILL; also ends descendants that left the group. Thread-safe. */
public final class ProcessGroups {
    // The shell's own kill reaches process groups on every system. The group and the time are parameters, never part of
    // the text.
    private static final String KILL = """
            kill -s TERM -- "-$1" 2>/dev/null || exit 0
            n=$2
            while [ "$n" -gt 0 ] && kill -s 0 -- "-$1" 2>/dev/null; do
              [ "$3" -gt 1 ] && kill -s CHLD "$3" 2>/dev/null
              sleep 0.05; n=$((n-1))
            done
            kill -s KILL -- "-$1" 2>/dev/null
            exit 0
            """;
    private static final String CHILD_ENDED = "kill -s CHLD \"$1\"";
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration CLOCK_ERROR = Duration.ofSeconds(2);

    private final Processes processes;
    private final Map<String, String> environment;
    private final Duration grace;

    public ProcessGroups(Processes processes, Map<String, String> environment, Duration grace) {
        this.processes = processes;
        this.environment = environment;
        this.grace = grace;
    }

    /** Tells whether the process id was reused by a process that started after {@code since}. */
    public static boolean givenAnew(long pid, Instant since) {
        return ProcessHandle.of(pid)
                .map(process -> process.info().startInstant().orElse(Instant.MAX))
                .filter(started -> started.isAfter(since.plus(CLOCK_ERROR)))
                .isPresent();
    }

    /** Ends the group that {@code leader} leads or led, and all its descendants. */
    public void end(long leader) throws IOException {
        if (leader <= 1) {
            throw new IllegalArgumentException("not a process group of ours: " + leader);
        }
        Optional<ProcessHandle> process = ProcessHandle.of(leader);
        List<ProcessHandle> descendants = process.map(ProcessHandle::descendants).stream()
                .flatMap(all -> all)
                .toList();
        // The group is signalled first and at once: a script that loses only its child would go on with its next line.
        // A group counts as alive until its parent has reaped the dead, which a new tmux server may fail to do.
        long parent =
                process.flatMap(ProcessHandle::parent).map(ProcessHandle::pid).orElse(0L);
        shell(KILL, Long.toString(leader), Long.toString(grace.dividedBy(STEP)), Long.toString(parent));
        // Without a group of its own (no setsid on this system) the leader has not been signalled yet.
        endAll(ProcessHandle.of(leader).stream().toList());
        endAll(descendants); // descendants that left the group
    }

    private void endAll(List<ProcessHandle> processes) {
        List<ProcessHandle> alive =
                processes.stream().filter(ProcessHandle::isAlive).toList();
        alive.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] exits = alive.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stillThere) {
            alive.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Makes a process reap its children, as the system does when one has ended; harmless at any time. */
    public void childEnded(long parent) throws IOException {
        shell(CHILD_ENDED, Long.toString(parent));
    }

    private void shell(String script, String... parameters) throws IOException {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", script, "mission-control"));
        argv.addAll(List.of(parameters));
        Duration limit = grace.multipliedBy(3).plusSeconds(10);
        processes.run(new Invocation(argv, Path.of("/"), environment, limit, 1024));
    }
}
