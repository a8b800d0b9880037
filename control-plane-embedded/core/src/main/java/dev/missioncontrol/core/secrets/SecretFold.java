package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.core.log.Erased;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a secret after an event. Pure: the same events give the same rows, now and on every replay. */
final class SecretFold {
    private SecretFold() {}

    /** The secret after an event about it; absent where there was none and the event makes none. */
    static @Nullable Secret secret(@Nullable Secret before, String name, AuditEvent event) {
        if (event.is(EventType.SECRET_KEPT)) {
            return kept(before == null ? none(name, event.at()) : before, event);
        }
        if (before == null) {
            return null;
        }
        return switch (EventType.find(event.type()).orElse(null)) {
            case SECRET_VERSION_ENDED -> {
                int number = Json.read(event.data(), SecretEvent.Ended.class).version();
                yield with(before, ended(before, number, event.at()), before.grants(), event, before.removedAt());
            }
            case SECRET_GRANTED -> with(before, before.versions(), granted(before, event), event, null);
            case SECRET_GRANT_WITHDRAWN -> {
                GrantId id =
                        Json.read(event.data(), SecretEvent.Withdrawn.class).grant();
                yield with(before, before.versions(), withdrawn(before, id::equals, event.at()), event, null);
            }
            case SECRET_REMOVED ->
                with(
                        before,
                        ended(before, null, event.at()),
                        withdrawn(before, _ -> true, event.at()),
                        event,
                        event.at());
            case null, default -> before;
        };
    }

    private static Secret none(String name, Instant at) {
        return new Secret(new SecretName(name), List.of(), List.of(), null, at, at, null);
    }

    private static Secret kept(Secret before, AuditEvent event) {
        SecretEvent.Kept data = Json.read(event.data(), SecretEvent.Kept.class);
        SecretVersion fresh = new SecretVersion(data.version(), data.digest(), event.actor(), event.at(), null);
        List<SecretVersion> versions =
                Stream.concat(before.versions().stream(), Stream.of(fresh)).toList();
        return with(before, versions, before.grants(), event, null);
    }

    private static Secret with(
            Secret before,
            List<SecretVersion> versions,
            List<Grant> grants,
            AuditEvent event,
            @Nullable Instant removed) {
        return new Secret(before.name(), versions, grants, null, before.createdAt(), event.at(), removed);
    }

    /** Without the one of that number, or without all. */
    private static List<SecretVersion> ended(Secret before, @Nullable Integer number, Instant at) {
        return before.versions().stream()
                .map(version -> version.live() && (number == null || version.number() == number)
                        ? new SecretVersion(version.number(), version.digest(), version.by(), version.at(), at)
                        : version)
                .toList();
    }

    private static List<Grant> granted(Secret before, AuditEvent event) {
        SecretEvent.Granted data = Json.read(event.data(), SecretEvent.Granted.class);
        String purpose = event.body() == null
                ? Erased.TEXT
                : Json.read(event.body(), SecretEvent.Purpose.class).purpose();
        Grant fresh = new Grant(data.grant(), data.agent(), data.project(), purpose, event.actor(), event.at(), null);
        return Stream.concat(before.grants().stream(), Stream.of(fresh)).toList();
    }

    private static List<Grant> withdrawn(Secret before, Predicate<GrantId> which, Instant at) {
        return before.grants().stream()
                .map(grant -> grant.live() && which.test(grant.id()) ? ended(grant, at) : grant)
                .toList();
    }

    private static Grant ended(Grant grant, Instant at) {
        return new Grant(grant.id(), grant.agent(), grant.project(), grant.purpose(), grant.by(), grant.at(), at);
    }

    /** The read that the event tells of, if it is one. */
    static Optional<SecretRead> read(String name, AuditEvent event) {
        return switch (EventType.find(event.type()).orElse(null)) {
            case SECRET_READ -> {
                SecretEvent.Read data = Json.read(event.data(), SecretEvent.Read.class);
                yield Optional.of(new SecretRead(
                        data.read(), new SecretName(name), data.version(), event.actor(), event.at(), data.lease()));
            }
            case SECRET_REVEALED -> {
                SecretEvent.Revealed data = Json.read(event.data(), SecretEvent.Revealed.class);
                yield Optional.of(new SecretRead(
                        data.read(), new SecretName(name), data.version(), event.actor(), event.at(), null));
            }
            case null, default -> Optional.empty();
        };
    }
}
