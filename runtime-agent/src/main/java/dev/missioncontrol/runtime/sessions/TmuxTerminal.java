package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows sessions in tmux, on a socket of the runtime's own. Each pane bears the id of its attempt as an option, which
 * stays with it when sessions and windows are renamed or moved. Thread-safe.
 */
final class TmuxTerminal implements Terminal {
    private static final String HISTORY = "20000";
    private static final int CALLS_MAX = 5;
    private static final String STARTED = "#{pane_pid} #{pid}";
    private static final String PANE =
            "#{pane_id} #{pane_pid} #{pane_dead} #{session_created} #{@attempt}/#{@origin}/#{session_name}";
    private static final Pattern LISTED = Pattern.compile(
            "(?<pane>%[0-9]+) (?<pid>[0-9]{1,18}) (?<dead>[01]) (?<at>[0-9]{1,18}) (?<attempt>[^/]*)/(?<origin>[0-9]{0,18})/(?<name>.*)");
    /** The names that earlier versions gave; those had no other id. */
    private static final Pattern NAME = Pattern.compile("cmd-task-([0-7][0-9a-hjkmnp-tv-z]{25})(?:-[a-z0-9-]*)?");

    // tmux passes a single argument through a shell, so nothing is ever started with one alone.
    private static final List<String> SHOW = List.of("/usr/bin/env", "tail", "-n", "+1", "-f");

    private final TmuxCommand tmux;
    private volatile Map<AttemptId, String> names = Map.of();
    private volatile long server;

    TmuxTerminal(TmuxCommand tmux) {
        this.tmux = tmux;
    }

    /** A pane as tmux lists it. */
    private record Pane(String id, long pid, boolean dead, Instant at, Optional<AttemptId> attempt, String name) {}

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public long start(SessionSpec spec, List<String> argv) throws IOException {
        String started = started(spec.attempt(), spec.name(), spec.directory(), argv);
        String[] pids = started.strip().split(" ", -1);
        if (pids.length != 2) {
            throw new IOException("tmux did not tell the process of session " + spec.name() + ": " + started);
        }
        server = Long.parseLong(pids[1]);
        shown(spec.attempt(), spec.name());
        return Long.parseLong(pids[0]);
    }

    private String started(AttemptId attempt, String name, Path directory, List<String> argv) throws IOException {
        ProcessResult first = call(starting(attempt, name, directory, argv));
        // Somebody else's session may have been given the name.
        ProcessResult last = first.errors().contains("duplicate session")
                ? call(starting(attempt, name + "-" + attempt.epoch().value(), directory, argv))
                : first;
        if (!last.ok()) {
            throw new IOException("tmux could not start session " + name + ": " + TmuxCommand.firstLine(last.errors()));
        }
        return last.output();
    }

    /** Calls again a server that was just ending with its last session and so ran nothing. */
    private ProcessResult call(List<String> command) throws IOException {
        ProcessResult result = tmux.call(command);
        for (int call = 1; call < CALLS_MAX && result.errors().contains("server exited unexpectedly"); call++) {
            result = tmux.call(command);
        }
        return result;
    }

    private static List<String> starting(AttemptId attempt, String name, Path directory, List<String> argv) {
        List<String> command = new ArrayList<>(List.of("start-server", ";"));
        command.addAll(List.of("set-option", "-gq", "remain-on-exit", "on", ";"));
        // Older versions do not know this option and print a line of their own into the pane.
        command.addAll(List.of("set-option", "-gq", "remain-on-exit-format", "", ";"));
        command.addAll(List.of("set-option", "-g", "history-limit", HISTORY, ";"));
        command.addAll(List.of("set-option", "-g", "default-shell", "/bin/sh", ";"));
        command.addAll(List.of("set-option", "-g", "set-titles", "off", ";"));
        command.addAll(List.of("new-session", "-d", "-P", "-F", STARTED, "-s", name, "-x", "200", "-y", "50"));
        command.addAll(List.of("-c", TmuxCommand.literal(directory.toString())));
        argv.stream().map(TmuxCommand::literal).forEach(command::add);
        command.addAll(List.of(";", "set-option", "-p", "-t", "=" + name + ":", "@attempt", attempt.directory()));
        return command;
    }

    /** Shows the output of a session whose own pane is gone, as after the loss of the tmux server. */
    @Override
    public void show(AttemptId attempt, String name, Path output) throws IOException {
        List<String> argv = new ArrayList<>(SHOW);
        argv.add(output.toString());
        started(attempt, name, Path.of("/"), argv);
        shown(attempt, name);
    }

    private synchronized void shown(AttemptId attempt, String name) {
        Map<AttemptId, String> now = new HashMap<>(names);
        now.put(attempt, name);
        names = Map.copyOf(now);
    }

    @Override
    public void close(AttemptId attempt) throws IOException {
        for (Pane pane : panes()) {
            if (pane.attempt().equals(Optional.of(attempt))) {
                tmux.query("kill-pane", "-t", pane.id());
            }
        }
    }

    @Override
    public List<AgentSession> strays(Set<AttemptId> known) throws IOException {
        return panes().stream()
                .filter(pane -> pane.attempt().filter(known::contains).isEmpty())
                .flatMap(pane -> pane.attempt().map(attempt -> stray(pane, attempt)).stream())
                .toList();
    }

    private static AgentSession stray(Pane pane, AttemptId attempt) {
        return new AgentSession(pane.name(), attempt, Epoch.NONE, null, pane.dead() ? 0 : pane.pid(), pane.at());
    }

    private List<Pane> panes() throws IOException {
        return tmux.query("list-panes", "-a", "-F", PANE).stream()
                .flatMap(String::lines)
                .flatMap(line -> pane(line).stream())
                .toList();
    }

    private static Optional<Pane> pane(String line) {
        Matcher listed = LISTED.matcher(line);
        if (!listed.matches()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(listed.group("at")));
        return Optional.of(new Pane(
                listed.group("pane"),
                Long.parseLong(listed.group("pid")),
                listed.group("dead").equals("1"),
                at,
                attempt(listed),
                listed.group("name")));
    }

    private static Optional<AttemptId> attempt(Matcher listed) {
        if (!listed.group("attempt").isEmpty()) {
            return AttemptId.fromDirectory(listed.group("attempt"));
        }
        Matcher name = NAME.matcher(listed.group("name"));
        String origin = listed.group("origin");
        return origin.isEmpty() || !name.matches()
                ? Optional.empty()
                : Optional.of(new AttemptId(new ItemId(name.group(1)), new Epoch(Long.parseLong(origin))));
    }

    @Override
    public Optional<Long> server() {
        return server == 0 ? Optional.empty() : Optional.of(server);
    }

    @Override
    public void look() throws IOException {
        Map<AttemptId, String> now = new HashMap<>();
        panes().forEach(pane -> pane.attempt().ifPresent(attempt -> now.put(attempt, pane.name())));
        found(now);
    }

    private synchronized void found(Map<AttemptId, String> now) {
        names = Map.copyOf(now);
    }

    @Override
    public Optional<String> shownAs(AttemptId attempt) {
        return Optional.ofNullable(names.get(attempt));
    }
}
