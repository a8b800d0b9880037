package dev.missioncontrol.core.log;

import dev.missioncontrol.api.audit.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/** Reads what events are about, without reading the events. Thread-safe. */
public final class SubjectStore {
    private static final String SUBJECTS = "select e.subject from unnest(cast(:eras as bigint array),"
            + " cast(:sequences as bigint array)) as v(era, sequence) join event e on e.era = v.era"
            + " and e.sequence = v.sequence order by e.era desc, e.sequence desc";

    private SubjectStore() {}

    /** Reads the subjects of the events at these positions, newest first. */
    public static List<String> at(Handle handle, List<Position> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(SUBJECTS)
                .bind("eras", numbers(positions, Position::era))
                .bind("sequences", numbers(positions, Position::sequence))
                .mapTo(String.class)
                .list();
    }

    private static Argument numbers(List<Position> positions, Function<Position, Long> part) {
        Object[] values = positions.stream().map(part).toArray();
        return (index, statement, _) ->
                statement.setArray(index, statement.getConnection().createArrayOf("bigint", values));
    }

    /** Finds the first event of a subject. */
    public static Optional<Position> first(Handle handle, String subject) {
        return handle.createQuery("select era, sequence from event where subject = :subject"
                        + " order by subject, era, sequence limit 1")
                .bind("subject", subject)
                .map((row, _) -> new Position(row.getLong("era"), row.getLong("sequence")))
                .findOne();
    }
}
