package dev.missioncontrol.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.console.fake.DemoData;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.Patience;
import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.lists.Slot;
import dev.missioncontrol.console.shell.ViewId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Checks that a key has one meaning at a time, in every view and with every selection. */
@SuppressWarnings("NullAway.Init") // set before each test
class KeysTest {
    @TempDir
    private Path directory;

    private ConsoleWindow window;

    @BeforeEach
    void open() throws Exception {
        FakeControlPlane controlPlane = new FakeControlPlane(InstantSource.system());
        DemoData.fill(controlPlane, Instant.now());
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            window = new ConsoleWindow(
                    controlPlane,
                    new ConsoleConfig(
                            "laptop (embedded)",
                            directory.resolve("console.json"),
                            InstantSource.system(),
                            Optional.empty()));
            window.start();
        });
        Patience.until(
                "everything is loaded",
                () -> !window.models().secrets().all().isEmpty()
                        && !window.models().backlog().rows().isEmpty()
                        && !window.models().agents().agents().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(window::close);
    }

    @Test
    void noKeyHasTwoMeanings() {
        onFx(() -> {
            ViewModels models = window.models();
            at(ViewId.NEEDS, fetched(models.needs().rows()), models.needs()::select);
            at(ViewId.INBOX, fetched(models.inbox().rows()), models.inbox()::select);
            at(ViewId.AGENTS, List.copyOf(models.agents().agents()), models.agents()::select);
            at(ViewId.BACKLOG, List.copyOf(models.backlog().rows()), models.backlog()::select);
            at(ViewId.AUDIT, fetched(models.audit().rows()), models.audit()::select);
            at(ViewId.SECRETS, List.copyOf(models.secrets().all()), models.secrets()::select);
        });
    }

    private static void onFx(Runnable check) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, check);
    }

    private <T> void at(ViewId viewId, List<T> rows, Consumer<T> select) {
        window.shell().go(viewId);
        rows.forEach(row -> {
            select.accept(row);
            List<String> keys = keys();
            assertThat(keys).as("keys in %s with %s", viewId, row).doesNotHaveDuplicates();
            assertThat(keys)
                    .as("first strokes in %s", viewId)
                    .noneMatch(key -> keys.stream().anyMatch(other -> other.startsWith(key + " ")));
        });
    }

    private List<String> keys() {
        return window.actions().stream()
                .filter(action -> action.available().getAsBoolean())
                .map(ConsoleAction::keys)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    private static <T> List<T> fetched(List<Slot<T>> rows) {
        return List.copyOf(rows).stream()
                .map(Slot::find)
                .flatMap(Optional::stream)
                .toList();
    }
}
