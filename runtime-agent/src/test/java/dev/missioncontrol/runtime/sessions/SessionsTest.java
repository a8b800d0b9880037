package dev.missioncontrol.runtime.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.fakes.Machine;
import dev.missioncontrol.runtime.fakes.Until;
import dev.missioncontrol.runtime.process.CleanEnvironment;
import dev.missioncontrol.runtime.process.LocalProcesses;
import dev.missioncontrol.runtime.process.ProcessGroups;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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

    private final List<Runnable> closing = new ArrayList<>();

    private Sessions sessions(Kind kind) throws IOException {
        Map<String, String> environment = CleanEnvironment.from(Machine.environment(temp));
        LocalProcesses processes = new LocalProcesses();
        ProcessGroups groups = new ProcessGroups(processes, environment, Duration.ofMillis(300));
        Sessions sessions = switch (kind) {
            case TMUX -> {
                Machine.needsTmux();
                yield new TmuxSessions(processes, environment, TmuxSocket.prepare(temp), groups);
            }
            case CHILD ->
                new ChildSessions(
                        environment, Files.createDirectories(temp.resolve("children")), groups, InstantSource.system());
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
        return new SessionSpec(attempt, SessionName.of(attempt.item(), "x"), List.of(argv), temp, null);
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

    @Test
    void commandThatOutlivesTheTmuxServerIsEndedAllTheSame() throws Exception {
        Sessions sessions = sessions(Kind.TMUX);
        Path ready = temp.resolve("ready");
        AgentSession session =
                sessions.launch(spec(1, "sh", "-c", "trap '' HUP; touch " + ready + "; sleep 60; sleep 60"));
        Until.holds("the command runs", () -> Files.exists(ready));
        ProcessHandle command = ProcessHandle.of(session.leader()).orElseThrow();
        String socket = TmuxSocket.of(temp).toString();
        new ProcessBuilder("tmux", "-S", socket, "kill-server").start().waitFor();
        Until.holds("the session is gone", () -> sessions.observe(session) instanceof Observation.Gone);
        assertThat(command.isAlive()).isTrue();
        sessions.remove(session);
        Until.holds("the command is gone", () -> !command.isAlive());
    }

    @ParameterizedTest
    @EnumSource
    void environmentIsTheAllowedOneAndNothingElse(Kind kind) throws Exception {
        Sessions sessions = sessions(kind);
        AgentSession session = sessions.launch(spec(1, "sh", "-c", "env; sleep 0.3")); // tmux 3.3 loses last words
        TreeSet<String> names = new TreeSet<>();
        List<String> lines = ended(sessions, session).lines();
        lines.forEach(line -> names.add(line.substring(0, line.indexOf('='))));
        assertThat(names)
                .contains("PATH", "HOME")
                .isSubsetOf("PATH", "HOME", "LANG", "TERM", "USER", "PWD", "SHLVL", "_");
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
        AgentSession session = sessions.launch(spec(1, "sh", "-c", "echo one; echo; echo two; sleep 0.3; kill -9 $$"));
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
    void sessionWhoseNameBeginsTheSameIsNotTouched() throws Exception {
        Sessions sessions = sessions(Kind.TMUX);
        SessionSpec longer = spec(1, "sleep", "60");
        AgentSession other =
                sessions.launch(new SessionSpec(longer.attempt(), longer.name() + "-more", longer.argv(), temp, null));
        AgentSession gone = new AgentSession(
                longer.name(), longer.attempt(), new Epoch(3), null, other.leader(), other.startedAt());
        assertThat(sessions.observe(gone)).isInstanceOf(Observation.Gone.class);
        sessions.remove(new AgentSession(
                longer.name(), longer.attempt(), new Epoch(3), null, Long.MAX_VALUE - 1, other.startedAt()));
        assertThat(sessions.observe(other)).isInstanceOf(Observation.Running.class);
    }

    @Test
    void epochIsKnownToTheNextLifeOfTheRuntime() throws Exception {
        Sessions first = sessions(Kind.TMUX);
        AgentSession session = first.launch(spec(1, "sleep", "60"));
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
        Path markers = Files.createDirectories(temp.resolve("children"));
        Path marker = markers.resolve(spec(1).attempt().directory());
        Files.writeString(marker, stranger.pid() + "\n");
        Files.setLastModifiedTime(marker, java.nio.file.attribute.FileTime.fromMillis(1000));
        Sessions sessions = sessions(Kind.CHILD);
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
