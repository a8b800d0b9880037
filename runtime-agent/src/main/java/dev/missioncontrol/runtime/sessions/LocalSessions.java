package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.Enclosure;
import dev.missioncontrol.runtime.process.Enclosures;
import dev.missioncontrol.runtime.process.ProcessEnd;
import dev.missioncontrol.runtime.process.ProcessRow;
import dev.missioncontrol.runtime.process.ProcessSearch;
import dev.missioncontrol.runtime.process.ProcessTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs sessions on this machine. The state of a session lies in files of the runtime's own, from which each start of
 * the runtime knows it; a terminal only shows it. Thread-safe.
 */
public final class LocalSessions implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSessions.class);
    /** The exit code of a command that was ended because its terminal went away. */
    private static final int HUNG_UP = 129;

    private final Path root;
    private final Terminal terminal;
    private final Ending ending;
    private final InstantSource clock;
    private final TerminalWatch terminalWatch;
    private final ServerLosses losses;
    private final Map<AttemptId, SessionWatch> watches = new ConcurrentHashMap<>();

    /** Ends what sessions started, and makes the enclosures that help with it. */
    public record Ending(ProcessEnd processes, Enclosures enclosures) {}

    private LocalSessions(Path root, Terminal terminal, Ending ending, InstantSource clock, ServerLosses losses)
            throws IOException {
        this.root = Files.createDirectories(root);
        this.terminal = terminal;
        this.ending = ending;
        this.clock = clock;
        this.losses = losses;
        this.terminalWatch = new TerminalWatch(terminal, clock);
    }

    /**
     * Shows sessions in tmux; they and their files in {@code root} outlive the runtime. {@code told} hears of each tmux
     * server that was ended from outside.
     */
    public static LocalSessions inTmux(
            TmuxCommand tmux, Path root, Ending ending, InstantSource clock, Consumer<String> told) throws IOException {
        return new LocalSessions(root, new TmuxTerminal(tmux), ending, clock, new ServerLosses(told));
    }

    /** Runs sessions as child processes, for machines without tmux. By design they do not outlive the runtime. */
    public static LocalSessions asChildren(
            Map<String, String> environment, Path root, Ending ending, InstantSource clock) throws IOException {
        return new LocalSessions(root, new PlainTerminal(environment), ending, clock, new ServerLosses(_ -> {}));
    }

    @Override
    public boolean durable() {
        return terminal.durable();
    }

    @Override
    public boolean endIsProvable() {
        return ending.enclosures().provable();
    }

    @Override
    public AgentSession launch(SessionSpec spec) throws IOException {
        AttemptId attempt = spec.attempt();
        SessionFiles files = files(attempt);
        Enclosure enclosure = ending.enclosures().make(attempt.directory());
        try {
            files.make(spec, enclosure);
            losses.launched(spec);
            long leader = terminal.start(spec, SessionScript.argv(spec, files, enclosure, terminal.durable()));
            noteServer(files);
            return session(spec, leader);
        } catch (IOException failed) {
            forget(session(spec, 0), failed);
            throw failed;
        }
    }

    private AgentSession session(SessionSpec spec, long leader) {
        return new AgentSession(spec.name(), spec.attempt(), spec.attempt().epoch(), null, leader, clock.instant());
    }

    private void forget(AgentSession session, IOException why) {
        try {
            remove(session);
        } catch (IOException failed) {
            why.addSuppressed(failed);
        }
    }

    private void noteServer(SessionFiles files) {
        try {
            Optional<ProcessRow> server = terminal.server().flatMap(search()::row);
            if (server.isPresent()) {
                files.began(server.get());
            }
        } catch (IOException failed) {
            LOG.debug("the terminal of {} is not known", files.directory(), failed);
        }
    }

    private SessionFiles files(AttemptId attempt) {
        return SessionFiles.of(root, attempt);
    }

    private ProcessSearch search() {
        return ending.processes().search();
    }

    @Override
    public List<AgentSession> list() throws IOException {
        List<AgentSession> found = new ArrayList<>();
        Set<AttemptId> known = new HashSet<>();
        for (AttemptId attempt : SessionFiles.all(root)) {
            known.add(attempt);
            found.add(read(attempt, files(attempt)));
        }
        found.addAll(strays(known));
        return found;
    }

    private List<AgentSession> strays(Set<AttemptId> known) {
        try {
            return terminal.strays(known);
        } catch (IOException failed) {
            LOG.warn("what the terminal shows could not be listed", failed);
            return List.of();
        }
    }

    /** Reads a session; one that never began belongs to no lease. */
    private AgentSession read(AttemptId attempt, SessionFiles files) throws IOException {
        Optional<SessionFiles.Leader> leader = files.leader();
        if (leader.isEmpty()) {
            return new AgentSession(attempt.directory(), attempt, Epoch.NONE, null, 0, clock.instant());
        }
        SessionFiles.Epochs epochs = files.epochs();
        Epoch next = epochs.next().equals(Epoch.NONE) ? null : epochs.next();
        return new AgentSession(
                files.name(),
                attempt,
                epochs.epoch(),
                next,
                leader.get().pid(),
                leader.get().at());
    }

    @Override
    public Observation observe(AgentSession session) throws IOException {
        SessionFiles files = files(session.attempt());
        if (!files.exist()) {
            return new Observation.Gone();
        }
        SessionWatch watch = watch(session.attempt(), files);
        boolean alive = leads(session, files);
        Optional<Integer> exitCode = files.exitCode(); // after the look at the leader, which writes it before it ends
        if (exitCode.isPresent()) {
            return watch.complete() || !alive ? ended(exitCode.get(), files, watch) : watch.running();
        }
        if (!alive) {
            return serverLost(files).isPresent() ? lost() : new Observation.Gone();
        }
        watch.follow(session.leader());
        if (!terminalWatch.keepShown(session, files)) {
            serverLost(files).ifPresent(losses::lost);
        }
        return watch.running();
    }

    private SessionWatch watch(AttemptId attempt, SessionFiles files) {
        return watches.computeIfAbsent(attempt, first -> new SessionWatch(files, search()));
    }

    private boolean leads(AgentSession session, SessionFiles files) throws IOException {
        Optional<SessionFiles.Leader> leader = files.leader();
        return leader.isPresent()
                ? search().alive(leader.get().pid(), leader.get().started())
                : session.leader() > 1 && search().alive(session.leader(), 0);
    }

    private Observation ended(int code, SessionFiles files, SessionWatch watch) throws IOException {
        return code == HUNG_UP && serverLost(files).isPresent() ? lost() : watch.ended(code);
    }

    private Optional<ProcessRow.Identity> serverLost(SessionFiles files) throws IOException {
        return files.server().filter(server -> !search().alive(server.pid(), server.started()));
    }

    private static Observation lost() {
        return new Observation.Lost("the tmux server in which it ran has ended");
    }

    @Override
    public void adopting(AgentSession session, Epoch next) throws IOException {
        files(session.attempt()).become(new SessionFiles.Epochs(session.epoch(), next));
    }

    @Override
    public AgentSession adopted(AgentSession session, Epoch epoch) throws IOException {
        files(session.attempt()).become(new SessionFiles.Epochs(epoch, Epoch.NONE));
        return new AgentSession(session.name(), session.attempt(), epoch, null, session.leader(), session.startedAt());
    }

    @Override
    public List<String> stop(AgentSession session) throws IOException {
        List<String> survivors = ending.processes().end(traces(session)).stream()
                .map(ProcessRow::described)
                .toList();
        if (!survivors.isEmpty()) {
            LOG.warn("session {} could not be ended completely: {}", session.name(), String.join(", ", survivors));
        }
        return survivors;
    }

    private ProcessTraces traces(AgentSession session) throws IOException {
        SessionFiles files = files(session.attempt());
        String variable = SessionScript.VARIABLE + "=" + files.directory();
        if (!files.exist()) {
            return new ProcessTraces(session.leader(), 0, variable, files.directory(), new Enclosure.None(), Set.of());
        }
        Optional<SessionFiles.Leader> leader = files.leader();
        return new ProcessTraces(
                leader.map(SessionFiles.Leader::pid).orElse(session.leader()),
                leader.map(SessionFiles.Leader::started).orElse(0L),
                variable,
                files.workingDirectory(),
                files.enclosure(),
                files.seen());
    }

    @Override
    public List<String> remove(AgentSession session) throws IOException {
        List<String> survivors = stop(session);
        close(session);
        watches.remove(session.attempt());
        files(session.attempt()).remove();
        return survivors;
    }

    /** A pane that stays harms less than a session that cannot be given back; the next start ends it. */
    private void close(AgentSession session) {
        try {
            terminal.close(session.attempt());
        } catch (IOException failed) {
            LOG.warn("the pane of session {} stays", session.name(), failed);
        }
    }

    @Override
    public Optional<String> shownAs(AgentSession session) {
        return terminal.durable()
                ? Optional.of(terminal.shownAs(session.attempt()).orElse(session.name()))
                : Optional.empty();
    }
}
