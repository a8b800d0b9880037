package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.CleanStart;
import dev.missioncontrol.runtime.process.CommandLookup;
import dev.missioncontrol.runtime.process.ProcessGroups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Runs sessions as child processes, for machines without tmux. By design they do not outlive the runtime. A marker file
 * holds each one's process id, and the file's time tells whether that id is still the same process. Thread-safe.
 */
public final class ChildSessions implements Sessions {
    // The child writes its own id before the command begins, so that killing the runtime never leaves a command without
    // a marker.
    private static final String ENTRY = """
            echo "$$" > "$1" || exit 126; i=$2; shift 2
            if [ -n "$i" ]; then exec <"$i"; rm -f "$i"; fi
            unset i OLDPWD; exec "$@"
            """;

    private final Map<String, String> environment;
    private final Path markers;
    private final ProcessGroups groups;
    private final InstantSource clock;
    private final Map<AttemptId, Child> children = new ConcurrentHashMap<>();

    /** Marker files are written to {@code markers}, which must exist. */
    public ChildSessions(Map<String, String> environment, Path markers, ProcessGroups groups, InstantSource clock) {
        this.environment = environment;
        this.markers = markers;
        this.groups = groups;
        this.clock = clock;
    }

    private record Child(Process process, OutputRing output) {}

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public AgentSession launch(SessionSpec spec) throws IOException {
        Process process = CleanStart.together(argv(spec), spec.directory(), environment);
        children.put(spec.attempt(), new Child(process, OutputRing.reading(process.getInputStream())));
        AttemptId attempt = spec.attempt();
        return new AgentSession(spec.name(), attempt, attempt.epoch(), null, process.pid(), clock.instant());
    }

    /** With setsid the child leads a group of its own; without it its descendants are tracked instead. */
    private List<String> argv(SessionSpec spec) {
        List<String> argv = new ArrayList<>();
        CommandLookup.onPath("setsid", environment).ifPresent(setsid -> argv.add(setsid.toString()));
        argv.addAll(List.of(
                "/bin/sh",
                "-c",
                ENTRY,
                "mission-control",
                marker(spec.attempt()).toString(),
                spec.inputText()));
        argv.addAll(spec.argv());
        return argv;
    }

    private Path marker(AttemptId attempt) {
        return markers.resolve(attempt.directory());
    }

    @Override
    public List<AgentSession> list() throws IOException {
        List<AgentSession> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(markers)) {
            for (Path file : files.toList()) {
                Optional<AttemptId> attempt =
                        AttemptId.fromDirectory(file.getFileName().toString());
                if (attempt.isPresent()) {
                    read(file, attempt.get()).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<AgentSession> read(Path file, AttemptId attempt) throws IOException {
        try {
            String text = Files.readString(file).strip();
            long pid = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
            Instant at = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(new AgentSession(attempt.directory(), attempt, attempt.epoch(), null, pid, at));
        } catch (NoSuchFileException removed) {
            return Optional.empty(); // another item's run may have ended meanwhile
        }
    }

    @Override
    public Observation observe(AgentSession session) {
        Child child = children.get(session.attempt());
        if (child == null) {
            return new Observation.Gone();
        }
        if (child.process().isAlive()) {
            return new Observation.Running(child.output().lines());
        }
        child.output().awaitEnd();
        int code = child.process().exitValue();
        // Java, like a shell, reports a signal as 128 plus its number.
        String signal = code > 128 ? Integer.toString(code - 128) : null;
        return new Observation.Ended(code, signal, child.output().lines());
    }

    @Override
    public void adopting(AgentSession session, Epoch next) {
        throw new IllegalStateException("a child process cannot be adopted");
    }

    @Override
    public AgentSession adopted(AgentSession session, Epoch epoch) {
        throw new IllegalStateException("a child process cannot be adopted");
    }

    @Override
    public void stop(AgentSession session) throws IOException {
        if (session.leader() > 1 && !leaderIsAnother(session)) {
            groups.end(session.leader());
        }
    }

    /** A reused id belongs to a process that started after the marker was written. */
    private boolean leaderIsAnother(AgentSession session) {
        Child child = children.get(session.attempt());
        if (child != null && child.process().isAlive()) {
            return false;
        }
        return ProcessGroups.givenAnew(session.leader(), session.startedAt());
    }

    @Override
    public void remove(AgentSession session) throws IOException {
        stop(session);
        children.remove(session.attempt());
        Files.deleteIfExists(marker(session.attempt()));
    }
}
