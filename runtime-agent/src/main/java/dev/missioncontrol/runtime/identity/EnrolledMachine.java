package dev.missioncontrol.runtime.identity;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.access.Renewal;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.http.HttpControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enrols a runtime with a join token and renews its token with the machine's own keys. Thread-safe. */
public final class EnrolledMachine implements Membership {
    private static final Logger LOG = LoggerFactory.getLogger(EnrolledMachine.class);
    /** For this long after a renewal, a refused call may have carried the previous token. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);
    /**
     * A refused renewal is retried for this long. A reused token reveals two machines with one identity only when it is
     * presented a minute after its successor; a machine that gave up earlier would leave the identity to the other one.
     */
    private static final Duration INSISTS = Duration.ofSeconds(90);

    private final Enrolments door;
    private final CurrentToken current;
    private final IdentityStorage storage;
    private final InstantSource clock;
    private final MachineKeys fresh = MachineKeys.generate();
    private final IdempotencyKey joinsOnce = IdempotencyKey.random();
    private @Nullable StoredIdentity storedIdentity;
    private boolean refused;
    private @Nullable Instant shutOut;

    private EnrolledMachine(
            Enrolments door,
            CurrentToken current,
            IdentityStorage storage,
            InstantSource clock,
            @Nullable StoredIdentity storedIdentity) {
        this.door = door;
        this.current = current;
        this.storage = storage;
        this.clock = clock;
        this.storedIdentity = storedIdentity;
    }

    /** Creates a membership that enrols with the join token that {@code current} holds. */
    public static EnrolledMachine joining(
            Enrolments door, CurrentToken current, IdentityStorage storage, InstantSource clock) {
        return new EnrolledMachine(door, current, storage, clock, null);
    }

    /** Creates a membership that continues with a stored identity; {@code current} holds its token. */
    public static EnrolledMachine goingOn(
            Enrolments door,
            CurrentToken current,
            IdentityStorage storage,
            InstantSource clock,
            StoredIdentity storedIdentity) {
        return new EnrolledMachine(door, current, storage, clock, storedIdentity);
    }

    /**
     * Returns the stored identity to continue with; empty when a join token is given that has not been redeemed yet.
     */
    public static Optional<StoredIdentity> before(IdentityStorage storage, Optional<Token> join) throws IOException {
        return storage.find()
                .filter(storedIdentity -> join.isEmpty() || digest(join.get()).equals(storedIdentity.joinedWith()));
    }

    @Override
    public synchronized Status refresh() {
        StoredIdentity now = storedIdentity;
        if (now == null) {
            return join();
        }
        return refused || now.dueAt(clock.instant()) ? renew(now) : new Status.In();
    }

    @Override
    public synchronized boolean endsWhenRefused() {
        StoredIdentity now = storedIdentity;
        Instant since = now == null ? Instant.MIN : now.since();
        Instant at = clock.instant();
        refused |= at.isBefore(since) || !at.isBefore(since.plus(UNDER_WAY));
        return false;
    }

    @Override
    public synchronized Optional<MachineKeys> keys() {
        return Optional.ofNullable(storedIdentity).map(now -> MachineKeys.of(now.keys()));
    }

    private Status join() {
        String joinedWith = digest(current.get());
        try {
            Enrolled enrolled = door.enrol(fresh.enrol(door.joining()), joinsOnce);
            become(StoredIdentity.of(enrolled, clock.instant(), joinedWith, fresh));
            LOG.info("joined as {}", enrolled.machine());
            return new Status.In();
        } catch (ControlPlaneException e) {
            return out(e, "the join token is not valid or not valid any more: create a new one");
        }
    }

    private Status renew(StoredIdentity now) {
        IdempotencyKey once = IdempotencyKey.random();
        MachineKeys keys = MachineKeys.of(now.keys());
        try {
            Enrolled enrolled = door.renew(keys.renew(new Renewal.Due(now.machine(), now.generation(), once)), once);
            become(StoredIdentity.of(enrolled, clock.instant(), now.joinedWith(), keys));
            LOG.debug("renewed the token, generation {}", enrolled.generation());
            return new Status.In();
        } catch (ControlPlaneException e) {
            if (e.category() == Category.UNAUTHENTICATED && insists()) {
                LOG.warn("the renewal was refused; it is tried again", e);
                refused = true;
                return new Status.In();
            }
            return out(
                    e,
                    "this runtime was locked out or its token was revoked: look at the open asks, then enrol it again");
        }
    }

    private boolean insists() {
        Instant at = clock.instant();
        Instant since = shutOut == null || at.isBefore(shutOut) ? at : shutOut;
        shutOut = since;
        return at.isBefore(since.plus(INSISTS));
    }

    /** Stores the new token before using it: an unused token may be forgotten, a used one may not. */
    private void become(StoredIdentity next) {
        try {
            storage.put(next);
        } catch (IOException e) {
            throw new UncheckedIOException("keep the identity", e);
        }
        storedIdentity = next;
        refused = false;
        shutOut = null;
        current.become(next.bearing());
    }

    private static Status out(ControlPlaneException failure, String why) {
        if (failure.type().equals(HttpControlPlane.BAD_ADDRESS)) {
            throw failure; // nothing was sent, and the file with the address may change
        }
        return switch (failure.category()) {
            case UNAUTHENTICATED, FORBIDDEN, GONE, CONFLICT, INVALID, NOT_FOUND -> {
                LOG.warn("shut out", failure);
                yield new Status.Out(why);
            }
            case TOO_LARGE, OVERLOADED, UNAVAILABLE, OUT_OF_SPACE, INTERNAL -> throw failure;
        };
    }

    private static String digest(Token token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
