package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretReadId;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.ledger.LedgerEvent;
import dev.missioncontrol.core.ledger.LedgerRows;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.log.Erased;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.write.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of secrets and of their reads, and the effect of each event on them. Only a grant's purpose is private.
 */
public final class SecretLedger {
    static final String KIND = "secret";

    private static final LedgerTable<SecretName, Secret> SECRETS =
            LedgerTable.of(KIND, SecretName::new, SecretStore.SECRETS, SecretLedger::secret);

    private static final LedgerTable<SecretReadId, SecretRead> READS =
            new LedgerTable<>(KIND, SecretStore.READS, SecretLedger::read);

    private SecretLedger() {}

    public static List<Projection> tables() {
        return List.of(SECRETS, READS);
    }

    /** @param digest of the encrypted value */
    record Kept(int version, String digest) {}

    record Ended(int version) {}

    record Granted(GrantId grant, AgentName agent, @Nullable String project) {}

    /** The private words of a grant. */
    record Purpose(String purpose) {}

    record Withdrawn(GrantId grant) {}

    record Removed() {}

    record Read(SecretReadId read, int version, SecretLease lease) {}

    record Revealed(SecretReadId read, int version) {}

    /** A refused read; it does not reveal whether the secret exists. */
    record Refused(ItemId item, Epoch epoch, @Nullable AgentName agent, String why) {}

    static void record(Transaction transaction, SecretName name, Entry entry, Actor actor) {
        LedgerTable.record(transaction, KIND, name.value(), entry, actor, List.of(SECRETS, READS));
    }

    private static @Nullable Secret secret(@Nullable Secret before, LedgerEvent event) {
        if (event.type() == EventType.SECRET_KEPT) {
            return kept(before == null ? empty(event) : before, event);
        }
        if (before == null) {
            return null;
        }
        return switch (event.type()) {
            case SECRET_VERSION_ENDED -> {
                int number = event.data(Ended.class).version();
                List<SecretVersion> versions = ended(before, one -> one.number() == number, event.at());
                yield with(before, versions, before.grants(), event.at(), before.removedAt());
            }
            case SECRET_GRANTED -> with(before, before.versions(), granted(before, event), event.at(), null);
            case SECRET_GRANT_WITHDRAWN -> {
                List<Grant> grants =
                        withdrawn(before, event.data(Withdrawn.class).grant()::equals, event.at());
                yield with(before, before.versions(), grants, event.at(), null);
            }
            case SECRET_REMOVED -> {
                List<SecretVersion> versions = ended(before, _ -> true, event.at());
                yield with(before, versions, withdrawn(before, _ -> true, event.at()), event.at(), event.at());
            }
            default -> before;
        };
    }

    private static Secret empty(LedgerEvent event) {
        return new Secret(new SecretName(event.id()), List.of(), List.of(), null, event.at(), event.at(), null);
    }

    private static Secret kept(Secret before, LedgerEvent event) {
        Kept data = event.data(Kept.class);
        SecretVersion fresh = new SecretVersion(data.version(), data.digest(), event.actor(), event.at(), null);
        return with(before, and(before.versions(), fresh), before.grants(), event.at(), null);
    }

    private static Secret with(
            Secret before, List<SecretVersion> versions, List<Grant> grants, Instant at, @Nullable Instant removed) {
        return new Secret(before.name(), versions, grants, null, before.createdAt(), at, removed);
    }

    private static List<SecretVersion> ended(Secret before, Predicate<SecretVersion> which, Instant at) {
        return before.versions().stream()
                .map(version -> version.live() && which.test(version)
                        ? new SecretVersion(version.number(), version.digest(), version.by(), version.at(), at)
                        : version)
                .toList();
    }

    private static List<Grant> granted(Secret before, LedgerEvent event) {
        Granted data = event.data(Granted.class);
        String purpose = event.words(Purpose.class).map(Purpose::purpose).orElse(Erased.TEXT);
        return and(
                before.grants(),
                new Grant(data.grant(), data.agent(), data.project(), purpose, event.actor(), event.at(), null));
    }

    private static List<Grant> withdrawn(Secret before, Predicate<GrantId> which, Instant at) {
        return before.grants().stream()
                .map(grant -> grant.live() && which.test(grant.id()) ? ended(grant, at) : grant)
                .toList();
    }

    private static Grant ended(Grant grant, Instant at) {
        return new Grant(grant.id(), grant.agent(), grant.project(), grant.purpose(), grant.by(), grant.at(), at);
    }

    private static <T> List<T> and(List<T> values, T more) {
        return Stream.concat(values.stream(), Stream.of(more)).toList();
    }

    private static void read(LedgerEvent event, LedgerRows<SecretReadId, SecretRead> rows) {
        switch (event.type()) {
            case SECRET_READ -> {
                Read data = event.data(Read.class);
                rows.add(read(data.read(), data.version(), event, data.lease()));
            }
            case SECRET_REVEALED -> {
                Revealed data = event.data(Revealed.class);
                rows.add(read(data.read(), data.version(), event, null));
            }
            default -> {}
        }
    }

    private static SecretRead read(SecretReadId id, int version, LedgerEvent event, @Nullable SecretLease lease) {
        return new SecretRead(id, new SecretName(event.id()), version, event.actor(), event.at(), lease);
    }
}
