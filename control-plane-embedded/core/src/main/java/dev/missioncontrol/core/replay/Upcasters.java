package dev.missioncontrol.core.replay;

import dev.missioncontrol.api.audit.AuditEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Converts events of older versions to their newest form. The stored bytes, and so the hashes, stay unchanged.
 * Immutable.
 */
public final class Upcasters {
    /** No conversions: so far every type is in its first version, and new fields may be absent. */
    public static final Upcasters NONE = new Upcasters(Map.of());

    private final Map<Form, UnaryOperator<AuditEvent>> steps;

    /** A type in one of its versions. */
    private record Form(String type, int version) {}

    private Upcasters(Map<Form, UnaryOperator<AuditEvent>> steps) {
        this.steps = Map.copyOf(steps);
    }

    /** Adds one conversion: from that version of the type to a later one. */
    public Upcasters with(String type, int version, UnaryOperator<AuditEvent> step) {
        Map<Form, UnaryOperator<AuditEvent>> more = new HashMap<>(steps);
        more.put(new Form(type, version), step);
        return new Upcasters(more);
    }

    /** Converts the event to the newest version of its type. */
    public AuditEvent current(AuditEvent event) {
        AuditEvent now = event;
        UnaryOperator<AuditEvent> step = steps.get(new Form(now.type(), now.version()));
        while (step != null) {
            AuditEvent next = step.apply(now);
            if (next.version() <= now.version()) {
                throw new IllegalStateException("the upcaster of " + now.type() + " must lead to a later version");
            }
            now = next;
            step = steps.get(new Form(now.type(), now.version()));
        }
        return now;
    }
}
