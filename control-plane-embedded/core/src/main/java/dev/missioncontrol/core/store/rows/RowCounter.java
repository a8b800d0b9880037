package dev.missioncontrol.core.store.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of a table by some of their values, in a second table that the transaction that changes the rows changes with
 * them. Adds differences instead of reading what is there, so that several nodes need not agree on it. Thread-safe.
 */
public final class RowCounter<R> {
    private final Function<R, List<Group>> groups;
    private final String merge;

    /** Rows that are counted together: the values of the two columns of the key. */
    public record Group(String name, String kind) {}

    /** The changes of one batch. Confined to the writer. */
    final class Changes {
        private final Map<Group, Long> differences = new LinkedHashMap<>();

        /** Notes that a row was added, changed or deleted. */
        void changed(@Nullable R before, @Nullable R after) {
            if (before != null) {
                groups.apply(before).forEach(group -> differences.merge(group, -1L, Long::sum));
            }
            if (after != null) {
                groups.apply(after).forEach(group -> differences.merge(group, 1L, Long::sum));
            }
        }

        void write(Connection connection) throws SQLException {
            differences.values().removeIf(difference -> difference == 0);
            if (!differences.isEmpty()) {
                add(connection, differences);
            }
        }
    }

    /**
     * @param counts the table with the numbers
     * @param name its first key column
     * @param kind its second key column
     * @param number its third column, the number of rows
     * @param groups the groups to which a row belongs
     */
    public RowCounter(String counts, String name, String kind, String number, Function<R, List<Group>> groups) {
        this.groups = groups;
        String all = name + ", " + kind + ", " + number;
        this.merge = "merge into " + counts
                + " t using (select * from unnest(cast(? as varchar array), cast(? as varchar"
                + " array), cast(? as bigint array)) as u(" + all + ")) v on t." + name + " = v." + name + " and t."
                + kind
                + " = v." + kind + " when matched and t." + number + " + v." + number
                + " = 0 then delete when matched then update set " + number + " = t." + number + " + v." + number
                + " when not matched then insert (" + all + ") values (v." + name + ", v." + kind + ", v." + number
                + ")";
    }

    Changes begin() {
        return new Changes();
    }

    private void add(Connection connection, Map<Group, Long> differences) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(merge)) {
            Collection<Group> keys = differences.keySet();
            array(statement, 1, "varchar", keys.stream().map(Group::name).toList());
            array(statement, 2, "varchar", keys.stream().map(Group::kind).toList());
            array(statement, 3, "bigint", new ArrayList<>(differences.values()));
            statement.executeUpdate();
        }
    }

    private static void array(PreparedStatement statement, int index, String type, List<?> values) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values.toArray()));
    }
}
