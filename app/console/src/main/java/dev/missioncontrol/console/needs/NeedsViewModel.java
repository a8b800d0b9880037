package dev.missioncontrol.console.needs;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskState;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Later;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.lists.PagedRows;
import dev.missioncontrol.console.lists.Slot;
import dev.missioncontrol.console.undo.Undo;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Numbers;
import dev.missioncontrol.console.words.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Holds the mortal queue in the port's order: asks, selection and counts. Confined to the JavaFX thread. */
public final class NeedsViewModel {
    private static final Duration CALM = Duration.ofMillis(150);

    /** The polling interval, because snoozed asks return without an event. */
    private static final Duration PERIOD = Duration.ofSeconds(30);

    private static final AskFilter WITH_SNOOZED = new AskFilter(Set.of(AskState.OPEN), Set.of(), null, true);

    private final Asks asks;
    private final Background background;
    private final Time time;
    private final PagedRows<Ask> rows;
    private final AskCommands commands;
    private final AnswerViewModel answer;
    private final Later refresh;
    private final BooleanProperty showSnoozed = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper needed = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
    private Time.Cancellation next = Time.Cancellation.NONE;

    public NeedsViewModel(ControlPlane controlPlane, Background background, Time time, Undo undo) {
        this.asks = controlPlane.asks();
        this.background = background;
        this.time = time;
        this.rows = new PagedRows<>(background);
        this.commands = new AskCommands(controlPlane, background, time, undo);
        this.answer = new AnswerViewModel(controlPlane.inbox(), background, time, commands);
        this.refresh = new Later(time, CALM, this::load);
        commands.onChanged(this::replace, this::advance);
        showSnoozed.addListener((property, before, now) -> load());
        rows.failureProperty()
                .addListener((property, before, now) ->
                        problem.set(now == null ? "" : Failure.of(now).sentence()));
    }

    public PagedRows<Ask> rows() {
        return rows;
    }

    public AskCommands commands() {
        return commands;
    }

    public AnswerViewModel answer() {
        return answer;
    }

    /** Tells whether snoozed asks are listed too. */
    public BooleanProperty showSnoozedProperty() {
        return showSnoozed;
    }

    /** For example {@code 3 asks · 1 escalated · 2 snoozed}. */
    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Counts the asks that wait for a human now. */
    public ReadOnlyLongProperty neededProperty() {
        return needed.getReadOnlyProperty();
    }

    /** Tells whether there is no ask at all, snoozed ones included. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Loads everything, also after a reconnection. */
    public void load() {
        AskFilter filter = showSnoozed.get() ? WITH_SNOOZED : AskFilter.OPEN;
        rows.show((cursor, limit) -> asks.list(filter, cursor, limit));
        count();
    }

    /** Takes new events. The end of an item changes how much work an ask holds up. */
    public void onEvents(List<AuditEvent> events) {
        if (events.stream().anyMatch(event -> concerns(event.subject()))) {
            answer.ask().ifPresent(shown -> fetch(shown.id()));
            refresh.request();
        }
    }

    private static boolean concerns(String subject) {
        return subject.startsWith("ask:") || subject.startsWith("item:");
    }

    public void select(@Nullable Ask ask) {
        answer.show(ask);
    }

    /** Returns the sign of the row: of the ask, or of the outcome that a held-back decision will lead to. */
    public Sign sign(Ask ask, Instant now) {
        String expected = commands.expected().get(ask.id());
        return expected == null ? AskWords.sign(ask, now) : new Sign("sign-acked", expected);
    }

    private void fetch(AskId id) {
        background.run(() -> asks.find(id), found -> found.ifPresent(this::replace), failure -> {
            // The shown asks stay; the status line shows that the connection is lost.
        });
    }

    /** Replaces an ask in the list and keeps its count of held-up work, which only the listing contains. */
    private void replace(Ask found) {
        Ask ask = answer.ask()
                .filter(shown -> shown.id().equals(found.id()) && found.holdsUp() == 0)
                .map(shown -> found.holdingUp(shown.holdsUp()))
                .orElse(found);
        if (ask.state() == AskState.OPEN) {
            rows.replace(row -> row.id().equals(ask.id()), ask);
        } else {
            refresh.request();
        }
        if (answer.ask().filter(shown -> shown.id().equals(ask.id())).isPresent()) {
            answer.show(ask);
        }
    }

    /** Selects the next ask that is not decided yet. */
    private void advance(Ask decided) {
        int at = rows.find(row -> row.id().equals(decided.id())).orElse(-1);
        if (answer.ask().filter(shown -> shown.id().equals(decided.id())).isPresent()) {
            Optional<Ask> following = IntStream.concat(
                            IntStream.range(at + 1, rows.size()), IntStream.range(0, Math.max(0, at)))
                    .mapToObj(rows::get)
                    .map(Slot::find)
                    .flatMap(Optional::stream)
                    .filter(ask -> !commands.expected().containsKey(ask.id()))
                    .findFirst();
            answer.show(following.orElse(decided));
        }
    }

    private void count() {
        next.cancel();
        next = time.after(PERIOD, this::load);
        background.run(asks::counts, this::show, failure -> {
            // The old count stays; the status line shows that the connection is lost.
        });
    }

    private void show(AskCounts counts) {
        needed.set(counts.open() - counts.snoozed());
        empty.set(counts.open() == 0);
        headline.set(Numbers.count(counts.open() - counts.snoozed(), "ask")
                + (counts.escalated() == 0 ? "" : " · " + Numbers.grouped(counts.escalated()) + " escalated")
                + (counts.snoozed() == 0 ? "" : " · " + Numbers.grouped(counts.snoozed()) + " snoozed"));
    }
}
