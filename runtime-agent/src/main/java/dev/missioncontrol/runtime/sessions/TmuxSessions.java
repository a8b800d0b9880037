package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.ProcessGroups;
import dev.missioncontrol.runtime.process.ProcessResult;
import dev.missioncontrol.runtime.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs sessions in tmux, on a socket of the runtime's own. The state that the runtime needs after a restart is kept in
 * user options of the tmux session. Thread-safe.
 */
public final class TmuxSessions implements Sessions {
    /** The lines of output that are read: enough for a tail, with room for lines that wrap. */
    private static final String WINDOW = "-400";

    private static final String HISTORY = "20000";
    private static final String FORMAT =
            "#{session_name} #{session_windows} #{@origin} #{@epoch} #{@next} #{pane_pid}" + " #{session_created}";
    private static final String STATE = "#{pane_dead},#{pane_dead_status},#{pane_dead_signal},#{pid}";
    // tmux passes a single argument through a shell and adds variables to the environment. This constant script avoids
    // the first and removes the second.
    private static final String ENTRY =
            "i=$1; shift; if [ -n \"$i\" ]; then exec <\"$i\"; rm -f \"$i\"; fi; unset i TMUX TMUX_PANE TERM_PROGRAM TERM_PROGRAM_VERSION SHELL OLDPWD; exec \"$@\"";

    private static final Pattern NAME = Pattern.compile("cmd-task-([0-7][0-9a-hjkmnp-tv-z]{25})(?:-[a-z0-9-]*)?");

    private static final Pattern ENDED_UNKNOWN = Pattern.compile("1,,,([0-9]{1,18})\\R");

    private final TmuxCommand tmux;
    private final LongArguments longArguments;
    private final ProcessGroups groups;

    public TmuxSessions(Processes processes, Map<String, String> environment, Path socket, ProcessGroups groups) {
        this.tmux = new TmuxCommand(processes, environment, socket);
        this.longArguments = new LongArguments(socket.resolveSibling("arguments"));
        this.groups = groups;
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public AgentSession launch(SessionSpec spec) throws IOException {
        ProcessResult processResult = tmux.call(launching(spec));
        if (!processResult.ok()) {
            throw new IOException("tmux could not start session " + spec.name() + ": "
                    + TmuxCommand.firstLine(processResult.errors()));
        }
        return list().stream()
                .filter(session -> session.attempt().equals(spec.attempt()))
                .findFirst()
                .orElseThrow(() -> new IOException("tmux session " + spec.name() + " ended while it was started"));
    }

    private List<String> launching(SessionSpec spec) throws IOException {
        String target = target(spec.name());
        List<String> command = new ArrayList<>(List.of("start-server", ";"));
        command.addAll(List.of("set-option", "-gq", "remain-on-exit", "on", ";"));
        // Older versions do not know this option and print a line of their own, which is cut off when the output is
        // read.
        command.addAll(List.of("set-option", "-gq", "remain-on-exit-format", "", ";"));
        command.addAll(List.of("set-option", "-g", "history-limit", HISTORY, ";"));
        command.addAll(List.of("set-option", "-g", "default-shell", "/bin/sh", ";"));
        command.addAll(List.of("set-option", "-g", "set-titles", "off", ";"));
        command.addAll(List.of("new-session", "-d", "-s", spec.name(), "-x", "200", "-y", "50"));
        command.addAll(List.of("-c", TmuxCommand.literal(spec.directory().toString())));
        command.addAll(List.of("/bin/sh", "-c", LongArguments.READ + ENTRY, "mission-control"));
        List<String> parameters = new ArrayList<>(longArguments.parameters(spec));
        parameters.add(1, spec.inputText());
        parameters.stream().map(TmuxCommand::literal).forEach(command::add);
        command.addAll(List.of(
                ";",
                "set-option",
                "-t",
                target,
                "@origin",
                number(spec.attempt().epoch())));
        command.addAll(List.of(";", "set-option", "-t", target, "@next", "0"));
        command.addAll(List.of(
                ";", "set-option", "-t", target, "@epoch", number(spec.attempt().epoch())));
        return command;
    }

    @Override
    public List<AgentSession> list() throws IOException {
        return tmux.query("list-panes", "-a", "-F", FORMAT)
                .map(text -> text.lines()
                        .map(TmuxSessions::parse)
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }

    /**
     * Parses a session; one whose start was interrupted has no options yet, is known by its name and belongs to no
     * lease.
     */
    private static Optional<AgentSession> parse(String line) {
        String[] field = line.split(" ", -1);
        Matcher name = NAME.matcher(field[0]);
        if (field.length != 7 || !name.matches()) {
            return Optional.empty();
        }
        AttemptId attempt = new AttemptId(new ItemId(name.group(1)), epoch(field[2]));
        Epoch next = epoch(field[4]);
        return Optional.of(new AgentSession(
                field[0],
                attempt,
                epoch(field[3]),
                next.equals(Epoch.NONE) ? null : next,
                Long.parseLong(field[5]),
                Instant.ofEpochSecond(Long.parseLong(field[6]))));
    }

    private static Epoch epoch(String text) {
        return text.isEmpty() ? Epoch.NONE : new Epoch(Long.parseLong(text));
    }

    @Override
    public Observation observe(AgentSession session) throws IOException {
        String target = target(session.name());
        Optional<String> seen = tmux.query(
                "display-message",
                "-p",
                "-t",
                target,
                STATE,
                ";",
                "capture-pane",
                "-p",
                "-J",
                "-S",
                WINDOW,
                "-t",
                target);
        if (seen.isPresent()) {
            remindOfUnknownEnding(seen.get());
        }
        return seen.map(TmuxSessions::observed).orElseGet(Observation.Gone::new);
    }

    /**
     * Reminds a new tmux server to reap its children: it may miss the signal that its first child has ended and never
     * ask for the exit status; any such signal helps.
     */
    private void remindOfUnknownEnding(String seen) throws IOException {
        Matcher unknown = ENDED_UNKNOWN.matcher(seen);
        if (unknown.lookingAt()) {
            groups.childEnded(Long.parseLong(unknown.group(1)));
        }
    }

    private static Observation observed(String text) {
        List<String> all = text.lines().toList();
        if (all.isEmpty() || all.getFirst().startsWith(",")) {
            return new Observation.Gone();
        }
        List<String> lines = trimmed(all.subList(1, all.size()));
        String[] state = all.getFirst().split(",", -1);
        if (state[0].equals("0")) {
            return new Observation.Running(lines);
        }
        Integer exitCode = state[1].isEmpty() ? null : Integer.valueOf(state[1]);
        return new Observation.Ended(exitCode, state[2].isEmpty() ? null : state[2], lines);
    }

    /** Removes the empty rest of the screen and tmux's own last line. */
    private static List<String> trimmed(List<String> screen) {
        List<String> lines = new ArrayList<>(screen.stream().map(PlainText::of).toList());
        dropBlankEnd(lines);
        if (!lines.isEmpty() && lines.getLast().matches("Pane is dead(?: \\(.*\\))?")) {
            lines.removeLast();
            dropBlankEnd(lines);
        }
        return lines;
    }

    private static void dropBlankEnd(List<String> lines) {
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
    }

    @Override
    public void adopting(AgentSession session, Epoch next) throws IOException {
        tmux.query("set-option", "-t", target(session.name()), "@next", number(next));
    }

    @Override
    public AgentSession adopted(AgentSession session, Epoch epoch) throws IOException {
        String target = target(session.name());
        tmux.query("set-option", "-t", target, "@epoch", number(epoch), ";", "set-option", "-t", target, "@next", "0");
        return new AgentSession(session.name(), session.attempt(), epoch, null, session.leader(), session.startedAt());
    }

    @Override
    public void stop(AgentSession session) throws IOException {
        Observation now = observe(session);
        // A command may outlive the tmux server in which it was started.
        boolean running = now instanceof Observation.Running;
        if (running || !ProcessGroups.givenAnew(session.leader(), session.startedAt())) {
            groups.end(session.leader());
        }
    }

    @Override
    public void remove(AgentSession session) throws IOException {
        stop(session);
        tmux.query("kill-session", "-t", exact(session.name()));
        longArguments.remove(session.attempt());
    }

    /** Names exactly this session's pane, never one of a session whose name merely begins with the same text. */
    private static String target(String name) {
        return exact(name) + ":";
    }

    private static String exact(String name) {
        return "=" + name;
    }

    private static String number(Epoch epoch) {
        return Long.toString(epoch.value());
    }
}
