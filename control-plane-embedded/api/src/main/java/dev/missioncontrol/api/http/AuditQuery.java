package dev.missioncontrol.api.http;

import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Position;
import java.time.Instant;
import java.util.List;

/** Turns a filter of events into parameters and back, and declares what else is asked of the log. */
public final class AuditQuery {
    private static final Parameter<String> ACTOR =
            Parameter.text("actor", "Only what this actor did, or all of its kind");
    private static final Parameter<String> TYPE =
            Parameter.text("type", "Only events of this type, or of all that begin so where it ends in a dot");
    private static final Parameter<String> SUBJECT = Parameter.text("subject", "Only what happened to this");
    private static final Parameter<Instant> FROM = time("from", "Not before this time");
    private static final Parameter<Instant> TO = time("to", "Before this time");
    private static final Parameter<String> WORDS = Parameter.text("words", "Only events with words that begin so");

    /** In the order in which they are described. */
    public static final List<Parameter<?>> PARAMETERS = List.of(ACTOR, TYPE, SUBJECT, FROM, TO, WORDS);

    /** Of reading one event. */
    public static final Parameter<Position> EVENT =
            Parameter.required("position", Position.class, Position::parse, "Which: era:sequence");

    /** Of reading how things were. */
    public static final Parameter<Instant> AT_TIME = time("time", "When; or a position");

    /** Of reading how things were. */
    public static final Parameter<Position> AT_EVENT =
            Parameter.optional("position", Position.class, Position::parse, "After which event; or a time");

    /** Of an export. */
    public static final Parameter<Boolean> BODIES =
            Parameter.flag("bodies", "Whether private texts are in it; yes where it is left out");

    /** Of the live feed. */
    public static final Parameter<Position> AFTER =
            Parameter.optional("after", Position.class, Position::parse, "The last event that was seen");

    private AuditQuery() {}

    private static Parameter<Instant> time(String name, String summary) {
        return Parameter.optional(name, Instant.class, Instant::parse, summary);
    }

    /** The filter that was asked for. */
    public static AuditFilter read(ParameterValues query) {
        return new AuditFilter(
                query.value(ACTOR).orElse(null),
                query.value(TYPE).orElse(null),
                query.value(SUBJECT).orElse(null),
                query.value(FROM).orElse(null),
                query.value(TO).orElse(null),
                query.value(WORDS).orElse(null));
    }

    static Query write(AuditFilter filter, Query query) {
        return query.with(ACTOR, filter.actor())
                .with(TYPE, filter.type())
                .with(SUBJECT, filter.subject())
                .with(FROM, filter.from())
                .with(TO, filter.to())
                .with(WORDS, filter.words());
    }
}
