package dev.missioncontrol.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Moment;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Feeds the port with texts that clients hand back to it: tokens, cursors, positions, searches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PortFuzzTest {
    private static final int ROWS = 5;

    private MemoryCore memory;
    private Core core;
    private ControlPlane plane;
    private String owner;

    @BeforeAll
    void open(@TempDir Path directory) {
        memory = MemoryCore.open(directory);
        core = memory.core();
        owner = core.mintOwnerToken().reveal();
        plane = core.asOwner();
        for (int i = 0; i < ROWS; i++) {
            plane.inbox().create(NewItem.of(new AgentName("slash"), "mend the roof"), new IdempotencyKey("i" + i));
            plane.asks().raise(NewAsk.of(AskKind.TEXT, "which roof"), new IdempotencyKey("a" + i));
        }
    }

    @AfterAll
    void close() {
        memory.close();
    }

    /** {@code @O} stands for the only existing token. */
    @FuzzTest
    void token(byte[] input) {
        String text = text(input).replace("@O", owner);
        assertThat(core.authenticate(text).isPresent()).isEqualTo(text.equals(owner));
    }

    @FuzzTest
    void position(byte[] input) {
        read(text(input), Position::parse)
                .ifPresent(position ->
                        assertThat(Position.parse(position.toString())).isEqualTo(position));
        read(text(input), ItemId::new).ifPresent(id -> assertThat(id.value()).isEqualTo(text(input)));
        read(text(input), AskId::new).ifPresent(id -> assertThat(id.value()).isEqualTo(text(input)));
    }

    /** The first byte chooses the listing, the rest is its cursor. */
    @FuzzTest
    void cursor(byte[] input) {
        List<Consumer<String>> listings = List.of(
                cursor -> plane.inbox().list(ItemFilter.ALL, cursor, 2),
                cursor -> plane.asks().list(AskFilter.OPEN, cursor, 2),
                cursor -> plane.asks().list(AskFilter.ALL, cursor, 2),
                cursor -> plane.audit().list(AuditFilter.ALL, cursor, 2),
                cursor -> plane.audit().checkpoints(cursor, 2),
                cursor -> plane.audit().asOf(new Moment.Event(new Position(1, 3)), cursor, 2));
        if (input.length > 0) {
            String cursor = text(Arrays.copyOfRange(input, 1, input.length));
            refusedAtMost(
                    () -> listings.get(Math.floorMod(input[0], listings.size())).accept(cursor));
        }
    }

    /** Uses the input as a search, over events and over items. */
    @FuzzTest
    void words(byte[] input) {
        String text = text(input);
        refusedAtMost(() -> plane.inbox().list(new ItemFilter(null, Set.of(), null, null, text), null, 2));
        read(text, words -> new AuditFilter(text, text, text, null, null, words))
                .ifPresent(filter -> refusedAtMost(() -> plane.audit().list(filter, null, 2)));
        read(text, AuditFilter::words)
                .ifPresent(filter -> refusedAtMost(() -> plane.audit().list(filter, null, 2)));
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static <T> Optional<T> read(String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    private static void refusedAtMost(Runnable call) {
        try {
            call.run();
        } catch (ControlPlaneException e) {
            assertThat(e.category()).as(e.getMessage()).isIn(Category.INVALID, Category.OVERLOADED);
        }
    }
}
