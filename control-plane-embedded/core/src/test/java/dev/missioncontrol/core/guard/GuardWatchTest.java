package dev.missioncontrol.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.core.log.EventDraft;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Execution;
import dev.missioncontrol.core.store.write.Telemetry;
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GuardWatchTest {
    private static final Actor LOCAL = new Actor(Role.RUNTIME, "local");
    private static final String ITEM = "item:01h00000000000000000000000";

    private final List<GuardFinding> told = new ArrayList<>();
    private Store store;
    private Writer writer;
    private GuardWatch watch;
    private boolean full;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = Store.open(new Database.H2File(directory));
        writer = new Writer(store, store.read(EventLog::of), InstantSource.system(), Execution.OWN_THREAD);
        writer.start();
        watch = new GuardWatch(new GuardServices(
                store, writer, new Telemetry(store, () -> Duration.ZERO), _ -> List.of(), this::sound));
    }

    @AfterEach
    void close() {
        writer.close();
        store.close();
    }

    private void sound(Transaction transaction, GuardFinding finding, Thresholds thresholds) {
        if (full) {
            throw new ControlPlaneException(Category.OUT_OF_SPACE, "full", "There is no room.");
        }
        told.add(finding);
    }

    private Position claimed() {
        String data = "{\"agent\":\"slash\"}";
        return writer.submit(transaction -> transaction
                .append(new EventDraft(EventType.ITEM_CLAIMED, 1, LOCAL, ITEM, data, null))
                .position());
    }

    private void step(Position head) {
        watch.step(head, InstantSource.system().instant());
    }

    @Test
    void whatCouldNotBeToldIsToldLaterAndCountedOnce() {
        claimed();
        claimed();
        step(claimed());
        full = true;
        Position head = claimed();
        assertThatThrownBy(() -> step(head)).isInstanceOf(ControlPlaneException.class);
        full = false;
        step(head);
        assertThat(told).hasOnlyElementsOfType(GuardFinding.Circle.class).hasSize(1);
        assertThat(told.getFirst().need()).contains("4 times");
        step(head);
        assertThat(told).hasSize(1);
    }
}
