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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends commands right after much output, on a machine that has other work; {@code -Dmission.rounds} for more of them. */
class LastLinesTest {
    private static final int ROUNDS = Integer.getInteger("mission.rounds", 24);
    private static final int LINES_MAX = 30_000;

    @TempDir
    Path temp;

    private final List<Process> load = new ArrayList<>();

    @BeforeEach
    void load() throws Exception {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors() * 2; i++) {
            load.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
        }
    }

    @AfterEach
    void unload() {
        load.forEach(Process::destroyForcibly);
    }

    @Test
    void theLastLineIsAlwaysThereAndSoIsEveryOther() throws Exception {
        Machine.needsTmux();
        Sessions sessions = sessions();
        Random random = new Random(14);
        List<String> wrong = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            int lines = round <= 2 ? round : 1 + random.nextInt(LINES_MAX);
            AgentSession session = sessions.launch(spec(round, lines));
            Observation.Ended ended = ended(sessions, session);
            long written = written(session);
            if (!ended.lines().getLast().equals("ERROR: the reason") || written != lines + 1) {
                wrong.add(lines + " lines end with " + ended.lines().getLast() + " of " + written);
            }
            sessions.remove(session);
        }
        assertThat(wrong).isEmpty();
    }

    private long written(AgentSession session) throws Exception {
        Path output =
                SessionFiles.of(temp.resolve("sessions"), session.attempt()).output();
        try (Stream<String> lines = Files.lines(output)) {
            return lines.count();
        }
    }

    private Sessions sessions() throws Exception {
        Map<String, String> environment = CleanEnvironment.from(Machine.environment(temp));
        LocalProcesses processes = new LocalProcesses();
        ProcessSearch search = new ProcessSearch(ProcessTable.ofThisSystem());
        LocalSessions.Ending ending = new LocalSessions.Ending(
                new ProcessEnd(processes, environment, search, Duration.ofSeconds(1)),
                Enclosures.ofThisMachine(processes, environment, temp));
        TmuxCommand tmux = new TmuxCommand(processes, environment, TmuxSocket.prepare(temp));
        return LocalSessions.inTmux(tmux, temp.resolve("sessions"), ending, InstantSource.system(), _ -> {});
    }

    private SessionSpec spec(int number, int lines) {
        AttemptId attempt = new AttemptId(new ItemId("01%024d".formatted(number)), new Epoch(1));
        List<String> argv = List.of("sh", "-c", "seq 1 \"$1\"; echo 'ERROR: the reason' >&2; exit 7", "sh", "" + lines);
        return new SessionSpec(attempt, SessionName.of(attempt.item(), "x"), argv, temp, null);
    }

    private static Observation.Ended ended(Sessions sessions, AgentSession session) throws Exception {
        AtomicReference<Observation> last = new AtomicReference<>(new Observation.Gone());
        Until.holds("the command has ended", () -> {
            last.set(sessions.observe(session));
            return last.get() instanceof Observation.Ended;
        });
        return (Observation.Ended) last.get();
    }
}
