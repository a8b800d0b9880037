package dev.missioncontrol.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.proof.LogEvidence;
import dev.missioncontrol.core.proof.StoredLog;
import dev.missioncontrol.core.proof.Verdict;
import dev.missioncontrol.core.proof.Verification;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was erased is nowhere any more, and the log is as whole as before. */
final class ErasureTest {
    private static final IdempotencyKey KEY = IdempotencyKey.random();

    @TempDir
    Path directory;

    private static NewItem secret() {
        return NewItem.of(Opened.SLASH, "call Zebediah").running(new Command(List.of("true"), "/srv/repo", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void anErasedBodyIsGoneAndTheChainStaysWhole(String kind) {
        Database database = kind.equals("h2") ? new Database.H2File(directory) : PostgresServer.freshDatabase();
        try (Opened opened = new Opened(directory, database)) {
            InboxItem item = opened.owner().inbox().create(secret(), KEY);
            InboxItem held = opened.claimed();
            assertThat(found(opened)).hasSize(1);
            AuditEvent created = opened.owner()
                    .audit()
                    .list(new AuditFilter(null, "item.created", null), null, 1)
                    .rows()
                    .getFirst();

            Position told = opened.owner().audit().erase(created.position(), "asked by Zebediah's family");

            assertThat(opened.owner().audit().erase(created.position(), "again"))
                    .isEqualTo(told);
            assertThat(opened.owner().audit().find(created.position())).hasValue(created.withoutBody());
            assertThat(opened.find(item).title()).isEqualTo("(erased)");
            assertThat(opened.find(item).assignment().work()).isNull();
            assertThat(opened.find(item).lease()).isEqualTo(held.lease());
            assertThat(found(opened)).isEmpty();
            InboxItem again = opened.owner().inbox().create(secret(), KEY);
            assertThat(again.id()).isEqualTo(item.id());
            assertThat(again.title()).isEqualTo("(erased)");
            AuditEvent event = opened.owner().audit().find(told).orElseThrow();
            assertThat(event.type()).isEqualTo("event.erased");
            assertThat(event.actor().role()).isEqualTo(Role.OWNER);
        }
        try (Store store = Store.open(database)) {
            Verdict verdict = Verification.of(new StoredLog(store), LogEvidence.none(), true, _ -> {});
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.erased()).isEqualTo(1);
            assertThat(Replay.differences(store, Core.projections(), Upcasters.NONE, _ -> {}))
                    .isEmpty();
            assertThat(everything(store)).doesNotContain("call Zebediah");
        }
    }

    /** The words of the title alone; the reason of the erasure names them again, which is its author's business. */
    private static List<AuditEvent> found(Opened opened) {
        return opened.owner()
                .audit()
                .list(new AuditFilter(null, "item.", null, null, null, "zebed"), null, 10)
                .rows();
    }

    private static String everything(Store store) {
        return store.read(handle -> String.join(
                "\n",
                handle.createQuery("select title from item union all select outcome from answer"
                                + " union all select body from event_body")
                        .mapTo(String.class)
                        .list()));
    }
}
