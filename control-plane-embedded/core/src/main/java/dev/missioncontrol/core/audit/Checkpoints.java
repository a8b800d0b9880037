package dev.missioncontrol.core.audit;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.keys.SigningKey;
import dev.missioncontrol.core.log.CheckpointStore;
import dev.missioncontrol.core.log.LogHead;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Transaction;
import dev.missioncontrol.core.store.write.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the head of the log, every {@value #EVERY} events and at the latest a minute after an event, first in the
 * database and then in a file outside it. Several nodes take turns: each reads the last checkpoint again inside the
 * writer. Stepped by {@link #tick()}; confined to its loop.
 */
public final class Checkpoints {
    public static final int EVERY = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration LATEST = Duration.ofSeconds(60);
    private static final int BATCH = 100;

    private final Store store;
    private final Writer writer;
    private final LogHead head;
    private final SigningKey key;
    private final CheckpointFile file;
    private final InstantSource clock;
    private @Nullable Checkpoint last;
    private @Nullable Position copied;

    /** The key, the file and the clock for signing. */
    public record Signing(SigningKey key, CheckpointFile file, InstantSource clock) {}

    public Checkpoints(Store store, Writer writer, LogHead head, Signing signing) {
        this.store = store;
        this.writer = writer;
        this.head = head;
        this.key = signing.key();
        this.file = signing.file();
        this.clock = signing.clock();
    }

    /**
     * Refuses to continue with another integrity key: the signatures so far would count as forged, and all tokens would
     * be invalid.
     *
     * @throws ControlPlaneException {@code UNAVAILABLE} (integrity-key) if this node's key is another one
     */
    public void requireSameKey() {
        if (store.read(CheckpointStore::newest)
                .filter(newest -> !newest.key().equals(key.publicKey()))
                .isPresent()) {
            throw new ControlPlaneException(
                    ControlPlaneException.Category.UNAVAILABLE,
                    "integrity-key",
                    "The history in this database is signed with another integrity key. Put the integrity.key that belongs"
                            + " to it, or that of another node, into the data directory; if it is lost, restore a backup with"
                            + " --new-key.");
        }
    }

    /** Warns if the file knows a history that the database lacks: the database was restored or replaced. */
    public void start() {
        file.last().ifPresent(known -> {
            Optional<String> hash = store.read(handle -> CheckpointStore.hash(handle, known.position()));
            if (!hash.equals(Optional.of(known.head()))) {
                LOG.error(
                        "the database does not hold the history that checkpoints.log has signed up to {}: it was put back"
                                + " to an older state or changed; run verify",
                        known.position());
            }
        });
    }

    /** Signs the start, so that nodes that join later know the key. */
    public void begin() {
        step(true);
    }

    /** Signs what is due. */
    public void tick() {
        step(false);
    }

    /** Copies checkpoints of the node on duty, so that every node's file holds the whole history. */
    public void watch() {
        copyToFile();
    }

    /** Signs the end of the log before the control plane closes; on failure the next start does it. */
    public void finish() {
        try {
            step(true);
        } catch (ControlPlaneException e) {
            LOG.warn("the end of the log could not be signed", e);
        }
    }

    private void step(boolean now) {
        Position newest = head.position();
        if (last == null) {
            last = store.read(CheckpointStore::newest).orElse(null);
        }
        Instant time = clock.instant();
        if (!newest.equals(last == null ? null : last.position()) && newest.sequence() > 0) {
            if (now || !due(last, newest, time).isEmpty()) {
                last = writer.submit(transaction -> sign(transaction, newest, now))
                        .orElse(last);
            }
        }
        copyToFile();
    }

    private Optional<Checkpoint> sign(Transaction transaction, Position newest, boolean now) {
        Checkpoint before = CheckpointStore.newest(transaction.reading()).orElse(null);
        List<Position> positions = due(before, newest, transaction.now());
        if (positions.isEmpty() && now && !newest.equals(before == null ? null : before.position())) {
            positions = List.of(newest);
        }
        for (Position position : positions) {
            before = sign(transaction, position, before);
        }
        return Optional.ofNullable(before);
    }

    private Checkpoint sign(Transaction transaction, Position position, @Nullable Checkpoint before) {
        String hash = CheckpointStore.hash(transaction.reading(), position).orElseThrow();
        String previous = before == null ? Checkpoint.NONE : before.id();
        String statement = Checkpoint.statement(position, hash, transaction.now(), previous, key.publicKey());
        Checkpoint checkpoint =
                new Checkpoint(position, hash, transaction.now(), previous, key.publicKey(), key.sign(statement));
        CheckpointStore.insert(transaction.writing(), checkpoint);
        return checkpoint;
    }

    /** Returns the positions to sign now; at most {@value #BATCH} at once. */
    static List<Position> due(@Nullable Checkpoint before, Position newest, Instant now) {
        boolean sameEra = before != null && before.position().era() == newest.era();
        long signed = before != null && sameEra ? before.position().sequence() : 0;
        List<Position> positions = new ArrayList<>();
        long next = (signed / EVERY + 1) * EVERY;
        for (; next <= newest.sequence() && positions.size() < BATCH; next += EVERY) {
            positions.add(new Position(newest.era(), next));
        }
        boolean late =
                before == null || Duration.between(before.at(), now).abs().compareTo(LATEST) >= 0;
        if (positions.isEmpty() && late && newest.sequence() > signed) {
            positions.add(newest);
        }
        return positions;
    }

    private void copyToFile() {
        Position from = copied == null ? file.last().map(Checkpoint::position).orElse(Position.START) : copied;
        List<Checkpoint> missing = store.read(handle -> CheckpointStore.after(handle, from, EVERY));
        if (!missing.isEmpty()) {
            file.append(missing);
        }
        copied = missing.isEmpty() ? from : missing.getLast().position();
    }
}
