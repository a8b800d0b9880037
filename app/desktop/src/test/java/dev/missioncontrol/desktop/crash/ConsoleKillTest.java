package dev.missioncontrol.desktop.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.desktop.DataDirectory;
import dev.missioncontrol.desktop.support.Eventually;
import dev.missioncontrol.desktop.support.Leftovers;
import dev.missioncontrol.desktop.support.Worksite;
import dev.missioncontrol.runtime.process.CommandLookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the console's process, and with it the control plane, while commands are acknowledged and work goes on. */
final class ConsoleKillTest {
    private DataDirectory data;
    private Worksite worksite;
    private Process console;
    private HttpControlPlane client;

    static IntStream rounds() {
        return Rounds.numbers();
    }

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        data = new DataDirectory(Files.createDirectories(directory.resolve("data")));
        worksite = new Worksite(directory);
        console = startConsole();
        EndpointFile files = EndpointFile.in(data.root());
        client = new HttpControlPlane(
                () -> files.url().orElseThrow(), () -> files.ownerToken().orElseThrow());
        awaitControlPlane();
    }

    @AfterEach
    void close() {
        client.close();
        console.destroy();
        console.onExit().join();
        runtimeProcess().ifPresent(ProcessHandle::destroyForcibly);
        Leftovers.end(data);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void theRuntimeGoesOnFindsTheRestartedConsoleAndNothingAcknowledgedIsLost(int round) throws IOException {
        InboxItem item = client.inbox().create(worksite.item("work", "3." + round % 10), IdempotencyKey.random());
        Eventually.until(() -> "the command", () -> worksite.count("work", "start") == 1);
        long runtimePid = runtimePid();
        List<ItemId> acknowledged = new ArrayList<>();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> createUntilRefused(acknowledged));
        Eventually.until(() -> "twenty acknowledged items", () -> count(acknowledged) >= 20 + round);
        console.destroyForcibly();
        console.onExit().join();
        writing.join();
        console = startConsole();
        awaitControlPlane();
        for (ItemId id : acknowledged) {
            assertThat(client.inbox().find(id)).as("acknowledged item " + id).isPresent();
        }
        Eventually.until(
                () -> "completion of " + client.inbox().find(item.id()),
                () -> client.inbox().find(item.id()).orElseThrow().state() == ItemState.COMPLETED);
        assertThat(worksite.count("work", "start")).isEqualTo(1);
        assertThat(client.inbox().find(item.id()).orElseThrow().status().attempt())
                .isEqualTo(1);
        assertThat(runtimePid()).as("the same runtime").isEqualTo(runtimePid);
        assertThat(tokensIssued())
                .as("tokens: the owner's, and for the runtime one to join with and one to work with")
                .isEqualTo(3);
    }

    @Test
    void theRuntimeThatOutlivedAConsoleEndsWithTheNextOne() throws Exception {
        Eventually.until(() -> "the runtime", () -> runtimeProcess().isPresent());
        ProcessHandle survivor = runtimeProcess().orElseThrow();
        console.destroyForcibly();
        console.onExit().join();
        console = startConsole();
        Path log = data.runtimeHome().resolve("logs/runtime.log");
        Eventually.until(() -> "the runtime's log", () -> Files.exists(log));
        awaitControlPlane();
        console.destroy();
        console.onExit().join();
        assertThat(survivor.isAlive()).isFalse();
    }

    @Test
    void theRuntimeIsNotInTheSessionOfTheTerminal() throws Exception {
        Assumptions.assumeTrue(CommandLookup.onPath("setsid", System.getenv()).isPresent(), "there is no setsid");
        Eventually.until(() -> "the runtime", () -> runtimeProcess().isPresent());
        assertThat(sessionOf(runtimePid())).isNotEqualTo(sessionOf(console.pid()));
    }

    private static String sessionOf(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "sid=", "-p", Long.toString(pid)).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }

    private int tokensIssued() {
        AuditFilter issued = new AuditFilter(null, "token.issued", null);
        return client.audit().list(issued, null, 50).rows().size();
    }

    private static int count(List<ItemId> ids) {
        synchronized (ids) {
            return ids.size();
        }
    }

    private void createUntilRefused(List<ItemId> acknowledged) {
        try {
            for (int i = 0; i < 100_000; i++) {
                NewItem thought = NewItem.of(new AgentName("scout"), "thought " + i);
                ItemId id =
                        client.inbox().create(thought, IdempotencyKey.random()).id();
                synchronized (acknowledged) {
                    acknowledged.add(id);
                }
            }
        } catch (ControlPlaneException e) {
            assertThat(e.worthAnotherTry()).as(e.toString()).isTrue();
        }
    }

    private Process startConsole() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        LaptopProgram.class.getName(),
                        data.root().toString())
                .inheritIO()
                .start();
    }

    private void awaitControlPlane() {
        Eventually.until(() -> "the control plane", () -> {
            try {
                return EndpointFile.in(data.root()).url().isPresent()
                        && EndpointFile.in(data.root()).ownerToken().isPresent()
                        && client.access().whoAmI().name().equals("fleet");
            } catch (ControlPlaneException e) {
                return false; // not yet
            }
        });
    }

    private long runtimePid() throws IOException {
        String text =
                Files.readString(data.runtimeHome().resolve("runtime.lock")).strip();
        String digits = text.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits); // it is being written
    }

    private Optional<ProcessHandle> runtimeProcess() {
        try {
            return ProcessHandle.of(runtimePid());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
