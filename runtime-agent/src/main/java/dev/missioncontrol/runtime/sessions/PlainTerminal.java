package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.CleanStart;
import dev.missioncontrol.runtime.process.CommandLookup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts sessions as child processes, which nothing shows, for machines without tmux. Thread-safe. */
final class PlainTerminal implements Terminal {
    private final Map<String, String> environment;

    PlainTerminal(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public boolean durable() {
        return false;
    }

    /** With setsid the child leads a group of its own; without it its descendants are found in another way. */
    @Override
    public long start(SessionSpec spec, List<String> argv) throws IOException {
        List<String> command = new ArrayList<>();
        CommandLookup.onPath("setsid", environment).ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(argv);
        return CleanStart.silent(command, spec.directory(), environment).pid();
    }

    @Override
    public void close(AttemptId attempt) {}

    @Override
    public List<AgentSession> strays(Set<AttemptId> known) {
        return List.of();
    }

    @Override
    public Optional<Long> server() {
        return Optional.empty();
    }

    @Override
    public void look() {}

    @Override
    public void show(AttemptId attempt, String name, Path output) {}

    @Override
    public Optional<String> shownAs(AttemptId attempt) {
        return Optional.empty();
    }
}
