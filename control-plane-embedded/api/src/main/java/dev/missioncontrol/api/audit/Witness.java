package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client that remembers the last event it saw of one control plane, and the key that signed its checkpoints: when it comes
 * back, the log must still hold that event. So a history that was cut off, put back or written anew is noticed by somebody
 * who cannot be made to forget it. Confined to the follower's thread.
 */
public final class Witness {
    private final Memory memory;

    /** Where a witness keeps what it remembers: a file, or nothing at all. */
    public interface Memory {
        /** What was kept last. */
        Optional<Sight> recall();

        void keep(Sight sight);

        /** How somebody makes the witness forget on purpose, for the sentence that tells of a difference. */
        String howToForget();
    }

    /**
     * What is remembered.
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

    /** What a comparison has shown. */
    public sealed interface Outcome {
        /** The log goes on from what was seen, or nothing was seen yet. */
        record GoesOn() implements Outcome {}

        /** A backup was restored, openly: what came after {@code kept} was given up. */
        record Restored(Position kept, long era) implements Outcome {}
    }

    public Witness(Memory memory) {
        this.memory = memory;
    }

    /** One that remembers nothing. */
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
                return "nothing is remembered";
            }
        });
    }

    /**
     * Holds the log against what was seen.
     *
     * @throws ControlPlaneException {@code FORBIDDEN} (another-history) when it is not the same history any more
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

    /** Whether a later era openly gave up what was seen. */
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

    /** Remembers the head as it is now, where the history was accepted. */
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
                "The control plane does not have the history any more that was seen here: " + what
                        + ". Ask its owner why and run verify there; " + memory.howToForget() + ".");
    }
}
