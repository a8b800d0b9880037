package dev.missioncontrol.runtime.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.fakes.Machine;
import dev.missioncontrol.runtime.fakes.Until;
import dev.missioncontrol.runtime.process.CleanEnvironment;
import dev.missioncontrol.runtime.process.Enclosures;
import dev.missioncontrol.runtime.process.LocalProcesses;
import dev.missioncontrol.runtime.process.ProcessEnd;
import dev.missioncontrol.runtime.process.ProcessSearch;
import dev.missioncontrol.runtime.process.ProcessTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ends commands whose children do what they can to live on; {@code -Dmission.rounds} for more rounds. */
class HostileChildrenTest {
    private static final int ROUNDS = Integer.getInteger("mission.rounds", 1);
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /** The means by which the children are kept together. */
    enum Means {
        CGROUP,
        NAMESPACE,
        TRACES
    }

    @TempDir
    Path temp;

    /** A number that only the children of this test have among their arguments. */
    private final String mark = "86" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);

    @AfterEach
    void endWhatIsLeft() {
        living().forEach(ProcessHandle::destroyForcibly);
    }

    private Stream<ProcessHandle> living() {
        return ProcessHandle.allProcesses().filter(this::marked);
    }

    private boolean marked(ProcessHandle process) {
        return line(process).contains(mark) && process.isAlive();
    }

    private long count(String start) {
        return living().filter(process -> line(process).startsWith(start)).count();
    }

    private static String line(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private Enclosures enclosures(Means means, Map<String, String> environment) {
        Enclosures best = Enclosures.ofThisMachine(new LocalProcesses(), environment, temp);
        return switch (means) {
            case CGROUP -> {
                Assumptions.assumeTrue(best instanceof Enclosures.Grouped, "no cgroup can be made here");
                yield best;
            }
            case NAMESPACE -> {
                Assumptions.assumeTrue(best.provable(), "no PID namespace can be made here");
                yield new Enclosures.Spaced();
            }
            case TRACES -> Enclosures.none();
        };
    }

    private Sessions sessions(Means means) throws Exception {
        Map<String, String> environment = CleanEnvironment.from(Machine.environment(temp));
        LocalProcesses processes = new LocalProcesses();
        ProcessSearch search = new ProcessSearch(ProcessTable.ofThisSystem());
        LocalSessions.Ending ending = new LocalSessions.Ending(
                new ProcessEnd(processes, environment, search, GRACE), enclosures(means, environment));
        return LocalSessions.asChildren(environment, temp.resolve("children"), ending, InstantSource.system());
    }

    /** All of them ignore TERM. The one that no trace is left of could not be found without cgroup or namespace. */
    private String script(Means means) {
        String stubborn = "sh -c \"trap '' TERM INT HUP; while :; do sleep " + mark + "; done\"";
        String quiet = " </dev/null >/dev/null 2>&1 &\n";
        String traceless = means == Means.TRACES
                ? ""
                : "(cd / && env -i setsid sh -c 'sleep " + mark + " </dev/null >/dev/null 2>&1 &' &)\n";
        return "trap '' TERM INT HUP\n"
                + stubborn + quiet // in the group
                + "setsid " + stubborn + quiet // in a session of its own
                + "(setsid " + stubborn + quiet + ")\n" // and forked twice
                + "(env -i setsid " + stubborn + quiet + ")\n" // and without environment, in the worktree
                + "sh -c \"cd /; env -i setsid sleep " + mark + " & sleep 1\" once-" + mark + quiet // and seen before
                + traceless
                + "echo begun; while :; do sleep " + mark + "; done";
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatACommandStartedOutlivesItsEnd(Means means) throws Exception {
        Sessions sessions = sessions(means);
        Path work = Files.createDirectories(temp.resolve("work"));
        for (int round = 1; round <= ROUNDS; round++) {
            AttemptId attempt = new AttemptId(new ItemId("01%024d".formatted(round)), new Epoch(1));
            AgentSession session = sessions.launch(new SessionSpec(
                    attempt, SessionName.of(attempt.item(), "x"), List.of("sh", "-c", script(means)), work, null));
            Until.holds("all of them run, and one has lost its parent", () -> {
                sessions.observe(session);
                boolean there = count("sleep\0") >= (means == Means.TRACES ? 6 : 7);
                return there && count("sh\0-c\0cd /") == 0;
            });
            long before = System.nanoTime();
            assertThat(sessions.remove(session)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(GRACE.plus(MARGIN));
            assertThat(living().map(process -> process.info().commandLine().orElse("?")))
                    .isEmpty();
        }
    }
}
