package dev.missioncontrol.core.store.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table that is declared by a record reads back what it wrote. */
final class RecordTableTest {
    private static final RowTable<RuntimeName, Machine> MACHINES = RecordTable.of("machine", Machine.class)
            .grouped("place", "loss")
            .renamed("at", "lost_at")
            .absent("seen", 7)
            .fixed("street")
            .derived(Column.flag("lost", machine -> machine.loss() != null))
            .keyed("name", Machine::name);

    private static final Machine FULL = new Machine(
            new RuntimeName("north"),
            new Incarnation(3),
            5,
            1L << 40,
            true,
            Colour.RED,
            new Actor(Role.OPERATOR, "kim"),
            List.of("a", "b"),
            new Place("Elm Street", "12"),
            new Loss(Instant.ofEpochMilli(1_000), "silent"),
            7);

    private static final Machine BARE = new Machine(
            new RuntimeName("east"),
            new Incarnation(1),
            0,
            0,
            false,
            Colour.BLUE,
            new Actor(Role.SYSTEM, "x"),
            List.of(),
            new Place("Oak Street", null),
            null,
            7);

    private final Handle handle = Jdbi.create("jdbc:h2:mem:").open();

    private enum Colour {
        RED,
        BLUE
    }

    private record Place(String street, @Nullable String door) {}

    private record Loss(Instant at, String reason) {}

    private record Machine(
            RuntimeName name,
            Incarnation incarnation,
            int number,
            long size,
            boolean open,
            Colour colour,
            Actor changedBy,
            List<String> tags,
            Place place,
            @Nullable Loss loss,
            int seen) {}

    @BeforeEach
    void create() {
        handle.execute("create table machine (name varchar primary key, incarnation bigint, number bigint, size bigint,"
                + " open boolean, colour varchar, changed_by varchar, tags varchar, street varchar, door varchar,"
                + " lost_at bigint, reason varchar, lost boolean)");
    }

    @AfterEach
    void close() {
        handle.close();
    }

    @Test
    void everyKindOfColumnIsReadAsItWasWritten() throws SQLException {
        MACHINES.insert(handle.getConnection(), List.of(FULL, BARE));
        assertThat(MACHINES.read(handle.getConnection(), List.of(FULL.name(), BARE.name())))
                .isEqualTo(Map.of(FULL.name(), FULL, BARE.name(), BARE));
        assertThat(handle.createQuery("select name from machine where lost and lost_at = 1000")
                        .mapTo(String.class)
                        .list())
                .containsExactly("north");
    }

    @Test
    void aFixedColumnIsChangedByARewriteOnly() throws SQLException {
        Machine moved = new Machine(
                BARE.name(),
                BARE.incarnation(),
                1,
                0,
                false,
                Colour.BLUE,
                BARE.changedBy(),
                List.of(),
                new Place("Ash Street", null),
                null,
                7);
        MACHINES.insert(handle.getConnection(), List.of(BARE));
        MACHINES.update(handle.getConnection(), List.of(moved));
        assertThat(only().place().street()).isEqualTo("Oak Street");
        assertThat(only().number()).isEqualTo(1);
        MACHINES.rewrite(handle, moved);
        assertThat(only()).isEqualTo(moved);
    }

    private Machine only() {
        return handle.createQuery("select * from machine")
                .map(MACHINES.mapper())
                .one();
    }

    @Test
    void pagesFollowTheKey() throws SQLException {
        MACHINES.insert(handle.getConnection(), List.of(FULL, BARE));
        assertThat(MACHINES.page(handle, null, 1)).containsExactly(BARE);
        assertThat(MACHINES.page(handle, BARE.name(), 1)).containsExactly(FULL);
        assertThat(MACHINES.page(handle, FULL.name(), 1)).isEmpty();
    }

    /** A row is small while most of it is ordinary, and rows from before the column was there have null too. */
    @Test
    void theOrdinaryValueIsStoredAsNull() throws SQLException {
        RowTable<RuntimeName, Machine> machines = RecordTable.of("machine", Machine.class)
                .grouped("place", "loss")
                .renamed("at", "lost_at")
                .absent("seen", 7)
                .ordinary("tags", List.of())
                .keyed("name", Machine::name);
        machines.insert(handle.getConnection(), List.of(FULL, BARE));
        assertThat(handle.createQuery("select name from machine where tags is null")
                        .mapTo(String.class)
                        .list())
                .containsExactly("east");
    }

    @Test
    void aKeyThatIsNoColumnIsRefused() {
        assertThatThrownBy(() -> RecordTable.of("machine", Machine.class).keyed("id", Machine::name))
                .hasMessageContaining("no column id");
    }

    @Test
    void aNameThatNoComponentHasIsRefused() {
        assertThatThrownBy(() -> RecordTable.of("machine", Machine.class)
                        .grouped("place", "losses")
                        .renamed("at", "lost_at")
                        .fixed("road")
                        .keyed("name", Machine::name))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("table machine has none of [at, losses, road]");
    }
}
