package dev.missioncontrol.console.audit;

import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Later;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.lists.PagedRows;
import dev.missioncontrol.console.words.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Holds the log, newest first, in bounded memory. Confined to the JavaFX thread. */
public final class AuditViewModel {
    private static final Duration CALM = Duration.ofMillis(150);
    /** Interval at which a list is read again while the search index is being built. */
    private static final Duration INDEXING = Duration.ofSeconds(2);

    private static final int STEPS_MAX = 500;

    private final Audit audit;
    private final Background background;
    private final PagedRows<AuditEvent> rows;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper arrived = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable AuditEvent> selected = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty atTop = new SimpleBooleanProperty(true);
    private final List<AuditEvent> waiting = new ArrayList<>();
    private AuditFilterText applied = AuditFilterText.ALL;

    public AuditViewModel(Audit audit, Background background, Time time) {
        this.audit = audit;
        this.background = background;
        this.rows = new PagedRows<>(background);
        Later typed = new Later(time, CALM, this::load);
        filter.addListener((property, before, now) -> typed.request());
        rows.loadingProperty().addListener((property, before, now) -> {
            if (!now) {
                takeWaiting();
            }
        });
        rows.failureProperty()
                .addListener((property, before, now) ->
                        problem.set(now == null ? "" : Failure.of(now).sentence()));
        Later whenMoreIsIndexed = new Later(time, INDEXING, rows::reload);
        rows.partialProperty().addListener((property, before, now) -> {
            problem.set(now == null ? "" : now.sentence());
            if (now != null) {
                whenMoreIsIndexed.request();
            }
        });
    }

    public PagedRows<AuditEvent> rows() {
        return rows;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** Describes an invalid filter, a failed fetch or an unfinished search index in one sentence; empty if there is none. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Counts the events that have arrived since the reader scrolled away from the top. */
    public ReadOnlyIntegerProperty arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable AuditEvent> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Tells whether the top of the list is visible; set by the view. */
    public BooleanProperty atTopProperty() {
        return atTop;
    }

    public void select(@Nullable AuditEvent event) {
        selected.set(event);
    }

    /** Applies the filter and loads the newest page. */
    public void load() {
        try {
            applied = AuditFilterText.parse(filter.get());
            problem.set("");
        } catch (FilterProblem e) {
            problem.set(e.getMessage() + ".");
            return;
        }
        AuditFilterText asked = applied;
        arrived.set(0);
        rows.show((cursor, limit) -> fetch(asked, cursor, limit));
    }

    /** Takes new events, oldest first: they are inserted if the reader is at the top and only counted otherwise. */
    public void onEvents(List<AuditEvent> events) {
        if (rows.loadingProperty().get()) {
            waiting.addAll(events);
            return;
        }
        List<AuditEvent> shown = events.stream()
                .filter(applied::shows)
                .filter(this::isNew)
                .toList()
                .reversed();
        if (!atTop.get()) {
            arrived.set(arrived.get() + shown.size());
        } else if (!shown.isEmpty() && !rows.prepend(shown)) {
            rows.reload();
        }
    }

    /**
     * Tells whether the event is newer than the page, which may already contain an event that the feed delivers
     * later.
     */
    private boolean isNew(AuditEvent event) {
        AuditEvent newest = rows.isEmpty() ? null : rows.getFirst().row();
        return newest == null || event.position().compareTo(newest.position()) > 0;
    }

    private void takeWaiting() {
        List<AuditEvent> events = List.copyOf(waiting);
        waiting.clear();
        onEvents(events);
    }

    /** Jumps to the present top of the log. */
    public void showArrived() {
        arrived.set(0);
        rows.reload();
    }

    /** Selects the event of the same subject before ({@code -1}) or after ({@code 1}) the selected one. */
    public void step(int direction) {
        AuditEvent from = selected.get();
        if (from == null) {
            return;
        }
        background.run(
                () -> audit.list(new AuditFilter(null, null, from.subject()), null, STEPS_MAX),
                page -> neighbour(page.rows(), from, direction).ifPresent(this::select),
                failure -> problem.set(Failure.of(failure).sentence()));
    }

    private static Optional<AuditEvent> neighbour(List<AuditEvent> newestFirst, AuditEvent from, int direction) {
        List<AuditEvent> ordered = direction > 0 ? newestFirst.reversed() : newestFirst;
        return ordered.stream()
                .filter(event -> Integer.signum(event.position().compareTo(from.position())) == direction)
                .findFirst();
    }

    private Page<AuditEvent> fetch(AuditFilterText asked, @Nullable String cursor, int limit) {
        Page<AuditEvent> page = audit.list(asked.filter(), cursor, limit);
        return asked.words().isEmpty()
                ? page
                : new Page<>(page.rows().stream().filter(asked::saysAllWords).toList(), page.next(), page.partial());
    }
}
