package dev.missioncontrol.runtime.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.fakes.Machine;
import dev.missioncontrol.runtime.fakes.Until;
import dev.missioncontrol.runtime.process.CleanEnvironment;
import dev.missioncontrol.runtime.process.Enclosure;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests both kinds of sessions with real processes. */
class SessionsTest {
    enum Kind {
        TMUX,
        CHILD
    }

    @TempDir
    Path temp;

    /** A tmux server may be late in reaping; what only waits for that does not live. */
    private final ProcessTable table = ProcessTable.ofThisSystem();

    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final List<Runnable> closing = new ArrayList<>();

    private Sessions sessions(Kind kind) throws IOException {
        Map<String, String> environment = CleanEnvironment.from(Machine.environment(temp));
        LocalProcesses processes = new LocalProcesses();
        ProcessSearch search = new ProcessSearch(ProcessTable.ofThisSystem());
        LocalSessions.Ending ending = new LocalSessions.Ending(
                new ProcessEnd(processes, environment, search, Duration.ofMillis(300)), Enclosures.none());
        InstantSource clock = InstantSource.system();
        Sessions sessions = switch (kind) {
            case TMUX -> {
                Machine.needsTmux();
                Path socket = TmuxSocket.prepare(temp);
                TmuxCommand command = new TmuxCommand(processes, environment, socket);
                yield LocalSessions.inTmux(command, temp.resolve("sessions"), ending, clock, losses::add);
            }
            case CHILD -> LocalSessions.asChildren(environment, temp.resolve("children"), ending, clock);
        };
        closing.add(() -> removeAll(sessions));
        return sessions;
    }

    private static void removeAll(Sessions sessions) {
        try {
            for (AgentSession session : sessions.list()) {
                sessions.remove(session);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @AfterEach
    void close() {
        closing.forEach(Runnable::run);
    }

    private SessionSpec spec(int number, String... argv) {
        AttemptId attempt = new AttemptId(new ItemId("01%024d".formatted(number)), new Epoch(3));
        return new SessionSpec(attempt, SessionName.of(attempt.item(), "x"), List.of(argv), work(), null);
    }

    /** What uses the directory of a session may be ended with it. */
    private Path work() {
        try {
            return Files.createDirectories(temp.resolve("work"));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Observation.Ended ended(Sessions sessions, AgentSession session) throws Exception {
        AtomicReference<Observation> last = new AtomicReference<>(new Observation.Gone());
        Until.holds("the command has ended and it is known how", () -> {
            last.set(sessions.observe(session));
            return last.get() instanceof Observation.Ended ended
                    && (ended.exitCode() != null || ended.signal() != null);
        });
        return (Observation.Ended) last.get();
    }

    @ParameterizedTest
    @EnumSource
    void argumentsArriveAsTheyAre(Kind kind) throws Exception {
        Sessions sessions = sessions(kind);
        Path got = temp.resolve("got");
        List<String> argv = new ArrayList<>(List.of("sh", "-c", "printf '%s\\0' \"$@\" >" + got, "sh"));
        List<String> data = List.of(
                "a b",
                "it's \"q\"",
                ";",
                "x;",
                "x\\;",
                "$(touch y)",
                "`z`",
                "two\nlines",
                "",
                "-t",
                "#{pid}",
                "é;",
                "{",
                "\\");
        argv.addAll(data);
        AgentSession session = sessions.launch(spec(1, argv.toArray(String[]::new)));
        assertThat(ended(sessions, session).exitCode()).isZero();
        String text = Files.readString(got, StandardCharsets.UTF_8);
        assertThat(text.split("\0", -1)).startsWith(data.toArray(String[]::new)).hasSize(data.size() + 1);
    }

    @ParameterizedTest
    @EnumSource
    void longArgumentsArriveAsTheyAre(Kind kind) throws Exception {
        Sessions sessions = sessions(kind);
        Path got = temp.resolve("got");
        List<String> data = List.of("é\n\n", "", "x".repeat(16 * 1024), "$(touch y)\n", "y".repeat(16 * 1024));
        List<String> argv = new ArrayList<>(List.of("sh", "-c", "printf '%s\\0' \"$@\" >" + got, "sh"));
        argv.addAll(data);
        AgentSession session = sessions.launch(spec(1, argv.toArray(String[]::new)));
        assertThat(ended(sessions, session).exitCode()).isZero();
        String text = Files.readString(got, StandardCharsets.UTF_8);
        assertThat(List.of(text.substring(0, text.length() - 1).split("\0", -1)))
                .isEqualTo(data);
        try (Stream<Path> left = Files.walk(temp)) {
            assertThat(left).noneMatch(file -> file.endsWith("arguments/" + session.attempt()));
        }
    }

    private void tmux(String... command) throws Exception {
        List<String> argv =
                new ArrayList<>(List.of("tmux", "-S", TmuxSocket.of(temp).toString()));
        argv.addAll(List.of(command));
        assertThat(new ProcessBuilder(argv).start().waitFor()).isZero();
    }

    private String tmuxSessions() throws Exception {
        Process list =
                new ProcessBuilder("tmux", "-S", TmuxSocket.of(temp).toString(), "ls", "-F", "#{session_name}").start();
        return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void commandGoesOnWithoutTheTmuxServerAndIsShownAgain() throws Exception {
        Sessions sessions = sessions(Kind.TMUX);
        Path go = temp.resolve("go");
        AgentSession session = sessions.launch(
                spec(1, "sh", "-c", "echo begun; while [ ! -e " + go + " ]; do sleep 0.05; done; echo ended; exit 7"));
        Until.holds("it runs", () -> lines(sessions.observe(session)).contains("begun"));
        tmux("kill-server");
        Until.holds("it is shown again", () -> {
            assertThat(sessions.observe(session)).isInstanceOf(Observation.Running.class);
            return tmuxSessions().contains(session.name());
        });
        assertThat(losses).containsExactly("its tmux server was ended from outside while commands ran, which go on");
        Files.createFile(go);
        Observation.Ended ended = ended(sessions, session);
        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(ended.lines()).containsExactly("begun", "ended");
        sessions.remove(session);
        assertThat(tmuxSessions()).isEmpty();
    }

    private static List<String> lines(Observation observation) {
        return observation instanceof Observation.Running running ? running.lines() : List.of();
    }

    @Test
    void commandThatEndsWithTheTmuxServerIsLostByAFaultOfTheMachine() throws Exception {
        Sessions sessions = sessions(Kind.TMUX);
        Path ready = temp.resolve("ready");
        String script = "touch " + ready + "; sleep 60";
        AgentSession session = sessions.launch(spec(1, "env", "--default-signal=HUP", "sh", "-c", script));
        Until.holds("the command runs", () -> Files.exists(ready));
        tmux("kill-server");
        // A hang-up reaches what leads the terminal; the same signal stands for it here.
        ProcessHandle.of(session.leader()).orElseThrow().descendants().forEach(SessionsTest::hangUp);
        Until.holds("it is lost", () -> sessions.observe(session) instanceof Observation.Lost);
    }

    private static void hangUp(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-s", "HUP", Long.toString(process.pid())).start();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void sessionThatIsRenamedOrWhoseWindowIsMovedGoesOnAndIsRemovedAllTheSame() throws Exception {
        Sessions sessions = sessions(Kind.TMUX);
        AgentSession renamed = sessions.launch(spec(1, "sh", "-c", "echo begun; sleep 60"));
        AgentSession moved = sessions.launch(spec(2, "sh", "-c", "echo begun; sleep 60"));
        tmux("new-session", "-d", "-s", "own", "sleep", "60");
        tmux("rename-session", "-t", "=" + renamed.name(), "mine");
        tmux("move-window", "-s", "=" + moved.name() + ":", "-t", "own:9");
        tmux("rename-window", "-t", "own:9", "else");
        for (AgentSession session : List.of(renamed, moved)) {
            Until.holds("it goes on", () -> lines(sessions.observe(session)).contains("begun"));
            assertThat(sessions.list()).extracting(AgentSession::attempt).contains(session.attempt());
        }
        Until.holds("its new name is known", () -> {
            sessions.observe(renamed);
            return sessions.shownAs(renamed).equals(Optional.of("mine"));
        });
        for (AgentSession session : List.of(renamed, moved)) {
            sessions.remove(session);
            assertThat(table.find(session.leader())).isEmpty();
        }
        assertThat(tmuxSessions()).isEqualTo("own\n");
        tmux("kill-server");
    }

    @Test
    void sessionOfAnEarlierVersionIsFoundByItsNameAndEnded() throws Exception {
        Sessions sessions = sessions(Kind.TMUX);
        String name = "cmd-task-" + spec(1).attempt().item().value();
        TmuxSocket.prepare(temp);
        tmux("new-session", "-d", "-s", name, "sleep", "60", ";", "set-option", "-t", "=" + name + ":", "@origin", "3");
        tmux("new-session", "-d", "-s", "own", "sleep", "60");
        AgentSession found = sessions.list().getFirst();
        assertThat(found.attempt()).isEqualTo(spec(1).attempt());
        assertThat(found.belongsTo(new Epoch(3))).isFalse();
        assertThat(table.find(found.leader())).isPresent();
        sessions.remove(found);
        assertThat(table.find(found.leader())).isEmpty();
        assertThat(tmuxSessions()).isEqualTo("own\n");
        tmux("kill-server");
    }

    @ParameterizedTest
    @EnumSource
    void commandThatWritesToItsOutputByPathLosesNothing(Kind kind) throws Exception {
        Sessions sessions = sessions(kind);
        String script = "echo one; echo two >/dev/stderr; echo three >/dev/stdout; echo four";
        AgentSession session = sessions.launch(spec(1, "sh", "-c", script));
        assertThat(ended(sessions, session).lines()).containsExactly("one", "two", "three", "four");
    }

    @ParameterizedTest
    @EnumSource
    void exitCodesAreTheCommandsOwn(Kind kind) throws Exception {
        Sessions sessions = sessions(kind);
        int number = 0;
        for (int code : List.of(0, 1, 128, 200, 255)) {
            AgentSession session = sessions.launch(spec(++number, "sh", "-c", "exit " + code));
            Observation.Ended ended = ended(sessions, session);
            assertThat(ended.exitCode()).isEqualTo(code);
            assertThat(ended.signal()).isNull();
            sessions.remove(session);
        }
    }

    @ParameterizedTest
    @EnumSource
    void environmentIsTheAllowedOneAndNothingElse(Kind kind) throws Exception {
        Sessions sessions = sessions(kind);
        AgentSession session = sessions.launch(spec(1, "sh", "-c", "env"));
        TreeSet<String> names = new TreeSet<>();
        List<String> lines = ended(sessions, session).lines();
        lines.forEach(line -> names.add(line.substring(0, line.indexOf('='))));
        assertThat(names)
                .contains("PATH", "HOME")
                .isSubsetOf("PATH", "HOME", "LANG", "TERM", "USER", "PWD", "SHLVL", "_", SessionScript.VARIABLE);
        assertThat(lines).noneMatch(line -> line.contains("canary"));
    }

    @ParameterizedTest
    @EnumSource
    void singleArgumentIsNotReadByAShell(Kind kind) throws Exception {
        Sessions sessions = sessions(kind);
        Path odd = temp.resolve("odd name; touch broken");
        Files.writeString(odd, "#!/bin/sh\nexit 4\n");
        assertThat(odd.toFile().setExecutable(true)).isTrue();
        AgentSession session = sessions.launch(spec(1, odd.toString()));
        assertThat(ended(sessions, session).exitCode()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void endedCommandStillTellsHowAndWhatItPrinted(Kind kind) throws Exception {
        Sessions sessions = sessions(kind);
        AgentSession session = sessions.launch(spec(1, "sh", "-c", "echo one; echo; echo two; kill -9 $$"));
        Observation.Ended ended = ended(sessions, session);
        assertThat(ended.signal()).isEqualTo("9");
        assertThat(ended.lines()).containsExactly("one", "", "two");
    }

    @ParameterizedTest
    @EnumSource
    void removingASessionEndsItsGrandchildrenToo(Kind kind) throws Exception {
        Sessions sessions = sessions(kind);
        Path pid = temp.resolve("pid");
        String script = "trap '' TERM; (trap '' TERM; sh -c 'trap \"\" TERM; echo $$ >" + pid
                + "; while :; do sleep 1; done' & wait) & wait; wait";
        AgentSession session = sessions.launch(spec(1, "sh", "-c", script));
        Until.holds(
                "the grandchild runs",
                () -> Files.exists(pid) && !Files.readString(pid).isBlank());
        ProcessHandle grandchild =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
        sessions.remove(session);
        Until.holds("the grandchild is gone", () -> !grandchild.isAlive());
        assertThat(sessions.list()).isEmpty();
        assertThat(sessions.observe(session)).isInstanceOf(Observation.Gone.class);
    }

    @Test
    void epochIsKnownToTheNextLifeOfTheRuntime() throws Exception {
        Sessions first = sessions(Kind.TMUX);
        AgentSession session = first.launch(spec(1, "sleep", "60"));
        Until.holds("it has begun", () -> first.list().getFirst().belongsTo(new Epoch(3)));
        first.adopting(session, new Epoch(4));
        AgentSession found = sessions(Kind.TMUX).list().getFirst();
        assertThat(found.attempt()).isEqualTo(session.attempt());
        assertThat(found.belongsTo(new Epoch(3))).isTrue();
        assertThat(found.belongsTo(new Epoch(4))).isTrue();
        first.adopted(session, new Epoch(4));
        AgentSession adopted = sessions(Kind.TMUX).list().getFirst();
        assertThat(adopted.belongsTo(new Epoch(3))).isFalse();
        assertThat(adopted.belongsTo(new Epoch(4))).isTrue();
        assertThat(adopted.attempt()).isEqualTo(session.attempt());
    }

    @Test
    void childOfAnEarlierLifeIsFoundByItsMarkerAndEnded() throws Exception {
        AgentSession session = sessions(Kind.CHILD).launch(spec(1, "sleep", "60"));
        ProcessHandle process = ProcessHandle.of(session.leader()).orElseThrow();
        Sessions next = sessions(Kind.CHILD);
        Until.holds(
                "the marker is written",
                () -> !next.list().isEmpty() && next.list().getFirst().leader() > 1);
        next.remove(next.list().getFirst());
        Until.holds("the child is gone", () -> !process.isAlive());
        assertThat(next.list()).isEmpty();
    }

    @Test
    void processThatGotTheIdOfADeadChildIsNotEnded() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Sessions sessions = sessions(Kind.CHILD);
        SessionFiles files = SessionFiles.of(temp.resolve("children"), spec(1).attempt());
        files.make(spec(1), new Enclosure.None());
        Files.move(files.directory().resolve("begun"), files.directory().resolve("leader-" + stranger.pid() + "-1"));
        sessions.remove(sessions.list().getFirst());
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @Test
    void socketLiesInAPrivateDirectoryWithAShortPath() throws Exception {
        Path deep = Files.createDirectories(temp.resolve("d".repeat(90)));
        Path socket = TmuxSocket.prepare(deep);
        assertThat(socket.toString().length()).isLessThan(100);
        assertThat(TmuxSocket.prepare(deep)).isEqualTo(socket);
        assertThat(Files.getPosixFilePermissions(java.util.Objects.requireNonNull(socket.getParent())))
                .hasSize(3);
        Files.delete(java.util.Objects.requireNonNull(socket.getParent()));
    }
}
