package dev.missioncontrol.console.agents;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.AgentStatus;
import dev.missioncontrol.api.agents.Blip;
import dev.missioncontrol.api.agents.RuntimeStatus;
import dev.missioncontrol.api.agents.SessionReport;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.reports.DailyUsage;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Later;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Numbers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Holds agents and runtimes as last seen. Heartbeats are not events, so the view polls every few seconds while it is
 * shown. Confined to the JavaFX thread.
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
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty filter = new SimpleStringProperty("");
    private final AgentCommands commands;
    private List<AgentStatus> everybody = List.of();
    private AgentFilterText filtered = AgentFilterText.ALL;
    private String failed = "";
    private String misread = "";
    private Time.Cancellation next = Time.Cancellation.NONE;
    private boolean active;

    private static final int BLIPS_SHOWN = 20;

    /** The number of usage rows of a page, newest days first. */
    private static final int DAYS_READ = 100;

    private List<Blip> blips = List.of();
    private List<DailyUsage> days = List.of();

    private record Fleet(
            List<AgentStatus> agents, List<RuntimeStatus> runtimes, List<Blip> blips, List<DailyUsage> days) {}

    public AgentsViewModel(ControlPlane controlPlane, Background background, Time time, Optional<Path> tmuxSocket) {
        this.controlPlane = controlPlane;
        this.background = background;
        this.time = time;
        this.tmuxSocket = tmuxSocket;
        this.refresh = new Later(time, CALM, this::load);
        this.commands = new AgentCommands(controlPlane.agents(), background, time);
        commands.onChanged(this::load);
        filter.addListener((property, before, now) -> filter(now));
    }

    /** Returns the agents that the filter accepts. */
    public ObservableList<AgentStatus> agents() {
        return agents;
    }

    /** Returns the agent's usage today (UTC), one row for each project; empty when no session reported. */
    public List<DailyUsage> usedToday(AgentName agent) {
        Instant today = time.now().truncatedTo(ChronoUnit.DAYS);
        return days.stream()
                .filter(used -> used.day().equals(today) && used.agent().equals(agent))
                .toList();
    }

    /** Returns the last interruption of the runtime's gateway, among the newest of the fleet. */
    public Optional<Blip> lastBlip(RuntimeName runtime) {
        return blips.stream().filter(blip -> blip.runtime().equals(runtime)).findFirst();
    }

    public ObservableList<RuntimeStatus> runtimes() {
        return runtimes;
    }

    public ReadOnlyObjectProperty<@Nullable AgentStatus> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public Optional<AgentStatus> selected() {
        return Optional.ofNullable(selected.get());
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public AgentCommands commands() {
        return commands;
    }

    /** Tells whether there is no agent at all, whatever the filter. */
    public boolean nobody() {
        return everybody.isEmpty();
    }

    /** For example {@code 5 agents · 2 working · 1 runtime}. */
    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Starts polling when the view is shown. */
    public void activate() {
        active = true;
        load();
    }

    /** Stops polling when the view is hidden. */
    public void deactivate() {
        active = false;
        next.cancel();
        commands.abandon();
    }

    public void onEvents(List<AuditEvent> events) {
        if (!events.isEmpty()) {
            refresh.request();
        }
    }

    public void select(@Nullable AgentStatus agent) {
        if (agent == null || !agent.name().equals(commands.askingProperty().get())) {
            commands.abandon();
        }
        selected.set(agent);
    }

    /** Pauses the selected agent, for a reason that is asked for next, or resumes it. */
    public void turn() {
        selected().ifPresent(commands::turn);
    }

    public void load() {
        next.cancel();
        Instant today = time.now().truncatedTo(ChronoUnit.DAYS);
        background.run(
                () -> new Fleet(
                        controlPlane.agents().list(),
                        controlPlane.runtimes().list(),
                        controlPlane.runtimes().blips(null, BLIPS_SHOWN).rows(),
                        daysFrom(today)),
                this::show,
                failure -> {
                    failed = Failure.of(failure).sentence();
                    showProblem();
                    again();
                });
    }

    /** Reads the usage of that day and later ones, page by page, so that none of their agents is missing. */
    private List<DailyUsage> daysFrom(Instant day) {
        List<DailyUsage> read = new ArrayList<>();
        String cursor = null;
        do {
            Page<DailyUsage> page = controlPlane.reports().days(cursor, DAYS_READ);
            read.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null && !read.getLast().day().isBefore(day));
        return read;
    }

    /** Returns the sessions in which an agent works now, on all runtimes. */
    public List<SessionReport> sessionsOf(AgentName agent) {
        return runtimes.stream()
                .flatMap(runtime -> runtime.sessions().stream())
                .filter(session -> session.agent().equals(agent))
                .toList();
    }

    /** Returns the shell command that attaches to a session read-only; empty when that is impossible. */
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

    private void filter(String text) {
        try {
            filtered = AgentFilterText.parse(text);
            misread = "";
        } catch (FilterProblem unclear) {
            misread = unclear.getMessage() + ".";
        }
        showProblem();
        showAgents();
    }

    private void showProblem() {
        problem.set(misread.isEmpty() ? failed : misread);
    }

    private void show(Fleet fleet) {
        failed = "";
        showProblem();
        everybody = fleet.agents();
        boolean sameBlips = blips.equals(fleet.blips());
        blips = fleet.blips();
        days = fleet.days();
        if (!runtimes.equals(fleet.runtimes()) || !sameBlips) {
            runtimes.setAll(fleet.runtimes());
        }
        showAgents();
        headline.set(words(fleet));
        again();
    }

    private void showAgents() {
        List<AgentStatus> shown = everybody.stream().filter(filtered::matches).toList();
        if (!agents.equals(shown)) {
            agents.setAll(shown);
        }
        AgentStatus before = selected.get();
        if (before != null) {
            select(everybody.stream()
                    .filter(agent -> agent.name().equals(before.name()))
                    .findFirst()
                    .orElse(null));
        }
    }

    private static String words(Fleet fleet) {
        StringBuilder words = new StringBuilder(Numbers.count(fleet.agents().size(), "agent"));
        for (Activity activity : List.of(Activity.WORKING, Activity.WAITING, Activity.ERROR, Activity.PAUSED)) {
            long many = fleet.agents().stream()
                    .filter(agent -> agent.activity() == activity)
                    .count();
            if (many > 0) {
                words.append(" · ")
                        .append(many)
                        .append(' ')
                        .append(activity.name().toLowerCase(Locale.ROOT));
            }
        }
        return words + " · " + Numbers.count(fleet.runtimes().size(), "runtime");
    }

    private void again() {
        next.cancel();
        if (active) {
            next = time.after(PERIOD, this::load);
        }
    }
}
