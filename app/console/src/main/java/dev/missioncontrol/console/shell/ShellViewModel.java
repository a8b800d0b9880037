package dev.missioncontrol.console.shell;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.console.fx.ClockProperty;
import dev.missioncontrol.console.fx.Theme;
import dev.missioncontrol.console.settings.SettingsKeeper;
import dev.missioncontrol.console.words.Ages;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Numbers;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Holds the frame's state: the current view, the connection and the overlay. Confined to the JavaFX thread. */
public final class ShellViewModel {
    private final ClockProperty clockProperty;
    private final SettingsKeeper settings;
    private final Listener listener;
    private final ObjectProperty<ViewId> place;
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<TimeMode> timeMode;
    private final ObjectProperty<Overlay> overlay = new SimpleObjectProperty<>(Overlay.NONE);
    private final ReadOnlyObjectWrapper<ConnectionState> connection;
    private @Nullable Position lastEvent;
    private @Nullable Instant lastEventAt;

    public enum Overlay {
        NONE,
        PALETTE,
        KEYS
    }

    /**
     * Receives news from the feed.
     *
     * @param connected called after every reconnection, to reload the shown data
     */
    public record Listener(Runnable connected, Consumer<List<AuditEvent>> events) {}

    public ShellViewModel(ClockProperty clockProperty, SettingsKeeper settings, Listener listener) {
        this.clockProperty = clockProperty;
        this.settings = settings;
        this.listener = listener;
        this.place = new SimpleObjectProperty<>(ViewId.named(settings.current().view()));
        this.theme = new SimpleObjectProperty<>(settings.current().theme());
        this.timeMode = new SimpleObjectProperty<>(settings.current().time());
        this.connection = new ReadOnlyObjectWrapper<>(new ConnectionState.Connecting(clockProperty.now()));
        place.addListener((property, before, now) -> settings.change(old -> old.withView(now.name())));
        theme.addListener((property, before, now) -> settings.change(old -> old.withTheme(now)));
        timeMode.addListener((property, before, now) -> settings.change(old -> old.withTime(now)));
    }

    public ObjectProperty<ViewId> placeProperty() {
        return place;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public ObjectProperty<TimeMode> timeModeProperty() {
        return timeMode;
    }

    public ObjectProperty<Overlay> overlayProperty() {
        return overlay;
    }

    public ReadOnlyObjectProperty<ConnectionState> connectionProperty() {
        return connection.getReadOnlyProperty();
    }

    public ClockProperty clockProperty() {
        return clockProperty;
    }

    public SettingsKeeper settings() {
        return settings;
    }

    public void go(ViewId to) {
        overlay.set(Overlay.NONE);
        place.set(to);
    }

    public void toggle(Overlay wanted) {
        overlay.set(overlay.get() == wanted ? Overlay.NONE : wanted);
    }

    public void switchTheme() {
        theme.set(theme.get().other());
    }

    public void switchTimeMode() {
        timeMode.set(timeMode.get().next());
    }

    /** Takes the news since the last tick. */
    public void onNews(List<LiveFeed.News> batch) {
        for (LiveFeed.News news : batch) {
            switch (news) {
                case LiveFeed.News.Connected(Position head) -> connected(head);
                case LiveFeed.News.Heard(List<AuditEvent> events) -> heard(events);
                case LiveFeed.News.Gone gone -> lost(Failure.what(gone.why()));
            }
        }
    }

    private void connected(Position head) {
        if (lastEvent == null) {
            lastEvent = head;
        }
        connection.set(new ConnectionState.Live(clockProperty.now()));
        listener.connected().run();
    }

    private void heard(List<AuditEvent> events) {
        if (!events.isEmpty()) {
            lastEvent = events.getLast().position();
            lastEventAt = events.getLast().at();
        }
        connection.set(new ConnectionState.Live(clockProperty.now()));
        if (!events.isEmpty()) {
            listener.events().accept(events);
        }
    }

    private void lost(String why) {
        Instant since = switch (connection.get()) {
            case ConnectionState.Lost(Instant before, String old) -> before;
            case ConnectionState.Live live -> live.lastHeard();
            case ConnectionState.Connecting connecting -> connecting.since();
        };
        connection.set(new ConnectionState.Lost(since, why));
    }

    /** For example {@code live · last event #18 204, 2 s ago}. */
    public String statusText(Instant now) {
        return switch (connection.get()) {
            case ConnectionState.Connecting(Instant since) -> "connecting · " + Ages.between(since, now);
            case ConnectionState.Live(Instant lastHeard)
            when silent(now) -> "no sign of life · heard " + Ages.between(lastHeard, now) + " ago" + lastEvent(now);
            case ConnectionState.Live(Instant lastHeard) ->
                "live · heard " + Ages.between(lastHeard, now) + " ago" + lastEvent(now);
            case ConnectionState.Lost(Instant since, String why) ->
                "connection lost · shown as of " + Ages.between(since, now) + " ago · trying again · " + why;
        };
    }

    /** Tells whether three heartbeats of the feed are missing. */
    public boolean silent(Instant now) {
        return connection.get() instanceof ConnectionState.Live(Instant lastHeard)
                && Duration.between(lastHeard, now).compareTo(Feed.BEAT.multipliedBy(3)) > 0;
    }

    private String lastEvent(Instant now) {
        if (lastEvent == null || lastEvent.sequence() == 0) {
            return " · no events yet";
        }
        String age = lastEventAt == null ? "" : ", " + Ages.between(lastEventAt, now) + " ago";
        return " · last event #" + Numbers.grouped(lastEvent.sequence()) + age;
    }
}
