package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.EraMarker;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.Erased;
import dev.missioncontrol.core.log.EventHash;
import dev.missioncontrol.core.log.LogEntry;
import dev.missioncontrol.core.log.StoredEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Follows the chain: numbers without gaps, hashes that follow from the previous event, times that never go back, and
 * bodies that match their digests. After a fault it continues from the stored values, so that one fault is reported
 * once. Confined to one thread.
 */
final class ChainCheck {
    private final Findings findings;
    private final List<EraMarker> eras = new ArrayList<>();
    /** Missing bodies for which no erasure event has come yet. */
    private final TreeSet<Position> absent = new TreeSet<>();

    private Position last = Position.START;
    private byte[] hash = EventHash.genesis();
    private long atMillis = Long.MIN_VALUE;
    private long events;
    private long erased;

    ChainCheck(Findings findings) {
        this.findings = findings;
    }

    void next(LogEntry entry) {
        StoredEvent event = entry.event();
        if (event.era() == last.era()) {
            numbered(event);
        } else {
            era(event);
        }
        if (!Arrays.equals(EventHash.of(hash, event), entry.hash())) {
            findings.add(
                    event.position(),
                    "event-changed",
                    "the event's hash does not follow from what is stored and from the event before: it was changed, or"
                            + " exchanged, or something was put in before it.");
        }
        if (event.atMillis() < atMillis) {
            findings.add(event.position(), "time-went-back", "the event is older than the one before it.");
        }
        body(entry);
        last = event.position();
        hash = entry.hash();
        atMillis = event.atMillis();
        events++;
    }

    private void numbered(StoredEvent event) {
        long expected = last.sequence() + 1;
        if (event.sequence() != expected) {
            findings.add(
                    new Position(last.era(), expected),
                    "event-missing",
                    "the event is missing; after " + last + " comes " + event.position() + ".");
        }
    }

    private void era(StoredEvent event) {
        if (event.sequence() != 1 || !event.type().equals(EventType.ERA_OPENED.wire())) {
            findings.add(
                    event.position(), "era-unmarked", "a new era begins without the marker that a restore writes.");
            return;
        }
        said(event, EraMarker.class).ifPresent(marker -> era(event, marker));
    }

    private void era(StoredEvent event, EraMarker marker) {
        if (marker.era() != event.era()
                || !marker.kept().equals(last)
                || !marker.keptHash().equals(hash())) {
            findings.add(
                    event.position(),
                    "era-does-not-follow",
                    "the era says that it follows " + marker.kept() + ", but the event before it is " + last
                            + " or has another hash.");
        }
        eras.add(marker);
    }

    private void body(LogEntry entry) {
        StoredEvent event = entry.event();
        byte[] digest = event.bodyDigest();
        if (entry.salt() != null && entry.body() != null) {
            if (digest == null || !Arrays.equals(digest, EventHash.ofBody(entry.salt(), entry.body()))) {
                findings.add(
                        event.position(),
                        "body-changed",
                        "the private body is not the one that the event was made of.");
            }
        } else if (digest != null) {
            absent.add(event.position());
        }
        if (event.type().equals(EventType.EVENT_ERASED.wire())) {
            said(event, Erased.class).map(Erased::event).filter(absent::remove).ifPresent(_ -> erased++);
        }
    }

    private <T> Optional<T> said(StoredEvent event, Class<T> type) {
        try {
            return Optional.of(Json.read(event.data(), type));
        } catch (IllegalArgumentException e) {
            findings.add(event.position(), "event-unreadable", "the event's data are not what its type says.");
            return Optional.empty();
        }
    }

    /** Reports missing bodies that were not erased by an event. */
    void end(boolean bodiesExpected) {
        if (bodiesExpected) {
            absent.forEach(position -> findings.add(
                    position, "body-missing", "the private body is gone, and no event says that it was erased."));
        }
    }

    List<EraMarker> eras() {
        return List.copyOf(eras);
    }

    Position last() {
        return last;
    }

    String hash() {
        return HexFormat.of().formatHex(hash);
    }

    long events() {
        return events;
    }

    long erased() {
        return erased;
    }

    boolean somethingAbsent() {
        return !absent.isEmpty();
    }
}
