package dev.missioncontrol.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.proof.LogEvidence;
import dev.missioncontrol.core.proof.StoredLog;
import dev.missioncontrol.core.proof.Verdict;
import dev.missioncontrol.core.proof.Verification;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.reports.ClassicReports;
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
            AuditEvent created = last(opened, "item.created");

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

    /** Logged results are positions such as {@code @1.12}, which a short name may be part of. */
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void wordsAreForgottenInWrittenResultsAlone(String kind) {
        Database database = kind.equals("h2") ? new Database.H2File(directory) : PostgresServer.freshDatabase();
        ProjectPlan plan =
                new ProjectPlan(new ProjectName("1"), new Words("Zebediah's", ""), ProjectState.ACTIVE, null);
        IdempotencyKey other = IdempotencyKey.random();
        try (Opened opened = new Opened(directory, database)) {
            InboxItem item = opened.owner().inbox().create(secret(), KEY);
            opened.owner().backlog().put(plan, other);

            opened.owner().audit().erase(last(opened, "project.created").position(), "asked");

            assertThat(opened.owner().backlog().put(plan, other).plan().words().title())
                    .isEqualTo("(erased)");
            assertThat(opened.owner().inbox().create(secret(), KEY)).isEqualTo(item);
        }
    }

    /** What a classic client tells is JSON of its own, with fields that may be named as ours are. */
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void theWordsOfAClientAreInNoResult(String kind) {
        Database database = kind.equals("h2") ? new Database.H2File(directory) : PostgresServer.freshDatabase();
        NewAsk ask = NewAsk.of(AskKind.TEXT, "which?").about(null, Opened.SLASH);
        try (Opened opened = new Opened(directory, database)) {
            AskOutcome outcome = opened.owner().asks().raise(ask, KEY);
            String words = "{\"agent\":\"slash\",\"need\":\"which?\"}";
            opened.core()
                    .classicReports(new Principal(Role.CLASSIC, "fleet"))
                    .tell(new ClassicReports.Telling(Opened.SLASH, null, null, null, null, null, words));

            opened.owner().audit().erase(last(opened, "agent.said").position(), "asked");

            assertThat(opened.owner().asks().raise(ask, KEY)).isEqualTo(outcome);
        }
    }

    private static AuditEvent last(Opened opened, String type) {
        return opened.owner()
                .audit()
                .list(new AuditFilter(null, type, null), null, 1)
                .rows()
                .getFirst();
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
