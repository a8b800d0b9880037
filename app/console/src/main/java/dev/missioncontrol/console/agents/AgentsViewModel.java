package dev.missioncontrol.console.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Later;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Numbers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Agents and runtimes as last seen. Signs of life are not events, so they are asked for every few seconds while somebody
 * looks. Confined to the JavaFX thread.
 */
public final class AgentsViewModel {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration CALM = Duration.ofMillis(250);

    private final ControlPlane controlPlane;
    private final Background background;
    private final Time time;
    private final Optional<Path> tmuxSocket;
    private final Later refresh;
    private final ObservableList<AgentStatus> agents = FXCollections.observableArrayList();
    private final ObservableList<RuntimeStatus> runtimes = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable AgentStatus> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final BooleanProperty pausing = new SimpleBooleanProperty();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Time.Cancellation next = Time.Cancellation.NONE;
    private boolean active;

    private record Fleet(List<AgentStatus> agents, List<RuntimeStatus> runtimes) {}

    public AgentsViewModel(ControlPlane controlPlane, Background background, Time time, Optional<Path> tmuxSocket) {
        this.controlPlane = controlPlane;
        this.background = background;
        this.time = time;
        this.tmuxSocket = tmuxSocket;
        this.refresh = new Later(time, CALM, this::load);
    }

    public ObservableList<AgentStatus> agents() {
        return agents;
    }

    public ObservableList<RuntimeStatus> runtimes() {
        return runtimes;
    }

    public ReadOnlyObjectProperty<@Nullable AgentStatus> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** For example {@code 5 agents · 2 working · 1 runtime}. */
    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the reason of a pause is being written. */
    public BooleanProperty pausingProperty() {
        return pausing;
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    /** Whether the selected agent gets no new work. */
    public boolean paused() {
        AgentStatus agent = selected.get();
        return agent != null && agent.pause() != null;
    }

    /** Lets a paused agent go on; asks for the reason of a pause before it happens. */
    public void pauseOrResume() {
        AgentStatus agent = selected.get();
        if (agent == null) {
            return;
        }
        if (agent.pause() == null) {
            reason.set("");
            pausing.set(true);
        } else {
            act(() -> controlPlane.agents().resume(agent.name()));
        }
    }

    /** Gives the selected agent no new work from now on. */
    public void pause() {
        AgentStatus agent = selected.get();
        String why = reason.get().strip();
        if (agent != null && !why.isEmpty()) {
            pausing.set(false);
            act(() -> controlPlane.agents().pause(agent.name(), why));
        }
    }

    private void act(Callable<?> command) {
        background.run(
                command,
                done -> load(),
                failure -> problem.set(Failure.of(failure).sentence()));
    }

    /** Somebody looks at the view. */
    public void activate() {
        active = true;
        load();
    }

    /** Nobody looks any more. */
    public void deactivate() {
        active = false;
        next.cancel();
    }

    public void onEvents(List<AuditEvent> events) {
        if (!events.isEmpty()) {
            refresh.request();
        }
    }

    public void select(@Nullable AgentStatus agent) {
        AgentStatus before = selected.get();
        if (before == null || agent == null || !before.name().equals(agent.name())) {
            pausing.set(false);
        }
        selected.set(agent);
    }

    public void load() {
        next.cancel();
        background.run(
                () -> new Fleet(
                        controlPlane.agents().list(), controlPlane.runtimes().list()),
                this::show,
                failure -> {
                    problem.set(Failure.of(failure).sentence());
                    again();
                });
    }

    /** The sessions in which an agent works now, on whatever runtime. */
    public List<SessionReport> sessionsOf(AgentName agent) {
        return runtimes.stream()
                .flatMap(runtime -> runtime.sessions().stream())
                .filter(session -> session.agent().equals(agent))
                .toList();
    }

    /** What to type in a terminal to watch a session, read-only; empty where it cannot be attached to. */
    public Optional<String> attachCommand(SessionReport session) {
        return Optional.ofNullable(session.tmux()).map(name -> {
            List<String> words = new ArrayList<>(List.of("tmux"));
            tmuxSocket.ifPresent(socket -> words.addAll(List.of("-S", quoted(socket.toString()))));
            words.addAll(List.of("attach-session", "-r", "-t", quoted("=" + name)));
            return String.join(" ", words);
        });
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private void show(Fleet fleet) {
        problem.set("");
        if (!agents.equals(fleet.agents())) {
            agents.setAll(fleet.agents());
        }
        if (!runtimes.equals(fleet.runtimes())) {
            runtimes.setAll(fleet.runtimes());
        }
        AgentStatus before = selected.get();
        if (before != null) {
            selected.set(agents.stream()
                    .filter(agent -> agent.name().equals(before.name()))
                    .findFirst()
                    .orElse(null));
        }
        long working = agents.stream()
                .filter(agent -> Objects.nonNull(agent.currentItem()))
                .count();
        headline.set(Numbers.count(agents.size(), "agent") + (working == 0 ? "" : " · " + working + " working") + " · "
                + Numbers.count(runtimes.size(), "runtime"));
        again();
    }

    private void again() {
        next.cancel();
        if (active) {
            next = time.after(PERIOD, this::load);
        }
    }
}
