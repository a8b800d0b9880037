package dev.missioncontrol.desktop.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.loop.Monotonic;
import dev.missioncontrol.desktop.DataDirectory;
import dev.missioncontrol.desktop.runtime.LocalRuntime;
import dev.missioncontrol.desktop.runtime.RuntimeProcess;
import dev.missioncontrol.desktop.support.Eventually;
import dev.missioncontrol.desktop.support.Leftovers;
import dev.missioncontrol.desktop.support.Worksite;
import dev.missioncontrol.server.LocalServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the runtime's process while a command runs; the control plane's time moves only when the test moves it. */
final class RuntimeKillTest {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private DataDirectory data;
    private Worksite worksite;
    private Core core;
    private LocalServer server;
    private LocalRuntime runtime;

    static IntStream rounds() {
        return Rounds.numbers();
    }

    @BeforeEach
    void open(@TempDir Path directory) {
        data = new DataDirectory(directory.resolve("data"));
        worksite = new Worksite(directory);
        Instant start = Instant.parse("2026-03-01T08:00:00Z");
        InstantSource clock = () -> start.plus(ahead.get());
        Monotonic elapsed = ahead::get;
        core = Core.open(CoreConfig.inDirectory(data.root()).stepped(clock, elapsed));
        server = LocalServer.start(core, data.root(), "127.0.0.1", OptionalInt.empty());
        startRuntime();
    }

    @AfterEach
    void close() {
        runtime.close();
        server.close();
        core.close();
        Leftovers.end(data);
    }

    private void startRuntime() {
        runtime = new LocalRuntime(
                new RuntimeProcess(data.runtimeHome(), data.endpoint()),
                core.asOwner().enrolments());
        runtime.start();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void aRuntimeRestartedWithinTheLeaseAdoptsItsSessionAndFinishes(int round) {
        InboxItem item = createAndAwaitStart(worksite.item("adopted", "2." + round % 10));
        kill(runtime);
        awaitState(item.id(), ItemState.COMPLETED);
        InboxItem done = find(item.id());
        assertThat(done.status().attempt()).isEqualTo(1);
        assertThat(worksite.count("adopted", "start")).isEqualTo(1);
        assertThat(worksite.count("adopted", "end")).isEqualTo(1);
        assertThat(types(item.id())).contains("item.adopted");
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void aRuntimeRestartedTooLateKillsWhatWasLeftOverAndWorksAnew(int round) {
        InboxItem item = createAndAwaitStart(worksite.item("again", "60", "0." + round % 10));
        stopSupervising();
        ahead.updateAndGet(now -> now.plusSeconds(6));
        core.tick();
        IntStream.range(0, 6).forEach(_ -> {
            ahead.updateAndGet(now -> now.plusSeconds(6));
            core.tick();
        });
        assertThat(types(item.id())).contains("item.lease-expired");
        startRuntime();
        awaitState(item.id(), ItemState.COMPLETED);
        assertThat(find(item.id()).status().attempt()).isEqualTo(2);
        assertThat(worksite.lines("again")).noneMatch(line -> line.startsWith("overlap"));
        assertThat(worksite.count("again", "start")).isEqualTo(2);
        assertThat(worksite.count("again", "end")).isEqualTo(1);
        assertThat(types(item.id())).doesNotContain("item.adopted");
    }

    /** Kills the runtime without a restart. */
    private void stopSupervising() {
        LocalRuntime killed = runtime;
        killed.abandon();
        kill(killed);
        killed.close();
    }

    private static void kill(LocalRuntime runtime) {
        ProcessHandle process = Objects.requireNonNull(runtime.process(), "the runtime does not run");
        process.destroyForcibly();
        process.onExit().join();
    }

    private InboxItem createAndAwaitStart(NewItem written) {
        InboxItem item = controlPlane().inbox().create(written, IdempotencyKey.random());
        Eventually.until(
                () -> "the command of " + find(item.id()),
                () -> worksite.count(written.assignment().title(), "start") == 1);
        return item;
    }

    private void awaitState(ItemId id, ItemState state) {
        Eventually.until(() -> state + ", but it is " + find(id), () -> find(id).state() == state);
    }

    private ControlPlane controlPlane() {
        return core.asOwner();
    }

    private InboxItem find(ItemId id) {
        return controlPlane().inbox().find(id).orElseThrow();
    }

    private List<String> types(ItemId id) {
        return controlPlane().audit().list(new AuditFilter(null, null, "item:" + id), null, 100).rows().stream()
                .map(AuditEvent::type)
                .toList();
    }
}
