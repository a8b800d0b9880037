package dev.missioncontrol.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.fx.ClockProperty;
import dev.missioncontrol.console.fx.Theme;
import dev.missioncontrol.console.fx.UpdateBatches;
import dev.missioncontrol.console.settings.SettingsFile;
import dev.missioncontrol.console.settings.SettingsKeeper;
import dev.missioncontrol.console.words.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class ShellTest {
    @TempDir
    private Path directory;

    private final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final SteppedTime time = new SteppedTime(clock);
    private final ClockProperty clockProperty = new ClockProperty(time);
    private final List<String> told = new ArrayList<>();
    private SettingsKeeper settings;
    private ShellViewModel shell;

    @BeforeEach
    void open() {
        settings =
                new SettingsKeeper(new SettingsFile(directory.resolve("console.json")), SteppedTime.sameThread(), time);
        shell = new ShellViewModel(
                clockProperty,
                settings,
                new ShellViewModel.Listener(
                        () -> told.add("connected"), events -> events.forEach(event -> told.add(event.type()))));
        clockProperty.start();
    }

    private AuditEvent event(String type) {
        return controlPlane.log().append(type, Actor.parse("owner:laptop"), "item:a", Map.of(), Map.of());
    }

    /** Follows until the connection is cut, which happens after one answer. */
    private void follow(LiveFeed feed) throws InterruptedException {
        controlPlane.log().cutAfterNextAnswer();
        feed.followOnce();
        time.pass(Duration.ofSeconds(1));
    }

    @Test
    void theStatusLineTellsConnectionLastEventAndTheirAges() {
        assertThat(shell.statusText(clock.instant())).isEqualTo("connecting · 0 s");
        event("item.created");
        shell.onNews(List.of(
                new LiveFeed.News.Connected(controlPlane.log().head()),
                new LiveFeed.News.Heard(List.of(event("item.claimed")))));
        time.pass(Duration.ofSeconds(2));
        assertThat(shell.statusText(clock.instant())).isEqualTo("live · heard 2 s ago · last event #2, 2 s ago");
        assertThat(told).containsExactly("connected", "item.claimed");
    }

    @Test
    void silenceIsNotTakenForLife() {
        shell.onNews(List.of(new LiveFeed.News.Connected(controlPlane.log().head())));
        time.pass(Duration.ofSeconds(15));
        assertThat(shell.silent(clock.instant())).isFalse();
        time.pass(Duration.ofSeconds(1));
        assertThat(shell.statusText(clock.instant())).isEqualTo("no sign of life · heard 16 s ago · no events yet");
    }

    @Test
    void aLostConnectionKeepsTheTimeOfTheLastSignOfLife() throws InterruptedException {
        event("item.created");
        shell.onNews(List.of(new LiveFeed.News.Connected(controlPlane.log().head())));
        time.pass(Duration.ofSeconds(7));
        controlPlane.log().reachable(false);
        new LiveFeed(controlPlane.audit(), new UpdateBatches<>(time, shell::onNews)).followOnce();
        time.pass(Duration.ofSeconds(1));
        assertThat(shell.connectionProperty().get()).isInstanceOf(ConnectionState.Lost.class);
        assertThat(shell.statusText(clock.instant()))
                .isEqualTo("connection lost · shown as of 8 s ago · trying again · read the log: connection refused");
    }

    @Test
    void theFollowerGoesOnWhereItStopped() throws InterruptedException {
        event("item.created");
        LiveFeed feed = new LiveFeed(controlPlane.audit(), new UpdateBatches<>(time, shell::onNews));
        controlPlane.log().appendWhenFollowed("item.acked");
        follow(feed);
        event("item.claimed");
        event("item.started");
        controlPlane.log().reachable(true);
        follow(feed);
        assertThat(told).containsExactly("connected", "item.acked", "connected", "item.claimed", "item.started");
    }

    @Test
    void aDefectOfTheFeedDegradesTheStatusAndTheFollowerGoesOn() throws InterruptedException {
        LiveFeed feed = new LiveFeed(controlPlane.audit(), new UpdateBatches<>(time, shell::onNews));
        controlPlane.log().breakOnce(new IllegalStateException("the answer makes no sense"));
        feed.followOnce();
        time.pass(Duration.ofSeconds(1));
        assertThat(shell.connectionProperty().get()).isInstanceOf(ConnectionState.Lost.class);
        assertThat(shell.statusText(clock.instant())).contains("the answer makes no sense");
        event("item.claimed");
        follow(feed);
        assertThat(told).containsExactly("connected", "connected", "item.claimed");
    }

    @Test
    void manyEventsAreOneCallOfTheView() throws InterruptedException {
        List<Integer> sizes = new ArrayList<>();
        UpdateBatches<Integer> batches = new UpdateBatches<>(time, batch -> sizes.add(batch.size()));
        for (int i = 0; i < 500; i++) {
            batches.offer(i);
        }
        time.pass(Duration.ofMillis(50));
        batches.offer(1);
        time.pass(Duration.ofMillis(50));
        assertThat(sizes).containsExactly(500, 1);
    }

    @Test
    void whatTheReaderChoosesIsRemembered() {
        shell.go(ViewId.AUDIT);
        shell.switchTheme();
        shell.switchTimeMode();
        assertThat(settings.current().view()).isEqualTo("AUDIT");
        assertThat(settings.current().theme()).isEqualTo(Theme.DARK);
        assertThat(settings.current().time()).isEqualTo(TimeMode.LOCAL);
    }

    @Test
    void aViewOfAnotherVersionOpensTheHome() {
        assertThat(ViewId.named("HOLODECK")).isEqualTo(ViewId.NEEDS);
    }
}
