package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's memory of the last event that it saw of one control plane, and of the key that signed its checkpoints:
 * when the client returns, the log must still hold that event. This detects a history that was truncated, restored or
 * rewritten. Confined to the follower's thread.
 */
public final class Witness {
    private final Memory memory;

    /** Stores a witness's memory: a file, or nothing at all. */
    public interface Memory {
        /** Returns the last stored value. */
        Optional<Sight> recall();

        void keep(Sight sight);

        /** Tells the user how to reset the memory, for the message about a difference. */
        String howToForget();
    }

    /**
     * The remembered event.
     *
     * @param hash of the event at the position
     * @param key the checkpoints' public key; absent until one was seen
     */
    public record Sight(
            Position position, String hash, @Nullable String key) {
        public Sight {
            Checks.required(position, "position");
            Checks.required(hash, "hash");
        }
    }

    /** The result of a comparison. */
    public sealed interface Outcome {
        /** The log continues from the remembered event, or there was none. */
        record GoesOn() implements Outcome {}

        /** A backup was restored, openly: the events after {@code kept} were given up. */
        record Restored(Position kept, long era) implements Outcome {}
    }

    public Witness(Memory memory) {
        this.memory = memory;
    }

    /** A witness without a memory. */
    public static Witness none() {
        return new Witness(new Memory() {
            @Override
            public Optional<Sight> recall() {
                return Optional.empty();
            }

            @Override
            public void keep(Sight sight) {}

            @Override
            public String howToForget() {
                return "this client remembers nothing";
            }
        });
    }

    /**
     * Compares the log with the remembered event.
     *
     * @throws ControlPlaneException {@code FORBIDDEN} (another-history) when the history is not the same any more
     */
    public Outcome compare(Audit audit) {
        Optional<Sight> seen = memory.recall();
        Optional<String> key = newestKey(audit);
        if (seen.isEmpty()) {
            return new Outcome.GoesOn();
        }
        Sight sight = seen.get();
        if (sight.key() != null && key.isPresent() && !key.get().equals(sight.key())) {
            throw changed("its checkpoints are signed with another key");
        }
        Optional<AuditEvent> there = audit.find(sight.position());
        if (there.isPresent()) {
            if (!there.get().hash().equals(sight.hash())) {
                throw changed("event " + sight.position() + " is another one");
            }
            return new Outcome.GoesOn();
        }
        return restored(audit, sight)
                .orElseThrow(() -> changed("it ends before event " + sight.position() + ", which was seen here"));
    }

    /** Finds a later era that openly gave up the remembered event. */
    private static Optional<Outcome> restored(Audit audit, Sight sight) {
        long newest = audit.head().era();
        for (long era = sight.position().era() + 1; era <= newest; era++) {
            Optional<EraMarker> marker = audit.find(new Position(era, 1)).flatMap(EraMarker::of);
            if (marker.isPresent()
                    && marker.get().era() == era // one of an earlier restore proves nothing about this era
                    && marker.get().genuine()
                    && (sight.key() == null || marker.get().key().equals(sight.key()))
                    && marker.get().kept().compareTo(sight.position()) < 0) {
                return Optional.of(new Outcome.Restored(marker.get().kept(), era));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> newestKey(Audit audit) {
        Page<Checkpoint> newest = audit.checkpoints(null, 1);
        return newest.rows().stream()
                .filter(Checkpoint::genuine)
                .map(Checkpoint::key)
                .findFirst();
    }

    /** Remembers the present head, after its history was accepted. */
    public void accept(Audit audit) {
        audit.find(audit.head()).ifPresent(event -> keep(event, newestKey(audit).orElse(null)));
    }

    /** Remembers the last of these events. */
    public void saw(List<AuditEvent> events) {
        if (!events.isEmpty()) {
            keep(events.getLast(), memory.recall().map(Sight::key).orElse(null));
        }
    }

    private void keep(AuditEvent event, @Nullable String key) {
        memory.keep(new Sight(event.position(), event.hash(), key));
    }

    private ControlPlaneException changed(String what) {
        return new ControlPlaneException(
                Category.FORBIDDEN,
                "another-history",
                "The history of the control plane differs from the one seen here: " + what
                        + ". Ask its owner why and run verify there; " + memory.howToForget() + ".");
    }
}
