package dev.missioncontrol.core.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.backlog.Backlog;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backlog follows from its events, also when words were erased. */
final class BacklogReplayTest {
    private static final ProjectName SITE = new ProjectName("site");

    @TempDir
    Path directory;

    private static Issue plan(Backlog backlog) {
        for (String name : List.of("site", "Shop", "b-side", "a.b")) { // databases order these each in their own way
            ProjectPlan plan = new ProjectPlan(new ProjectName(name), new Words("t", ""), ProjectState.ACTIVE, null);
            backlog.put(plan, IdempotencyKey.random());
        }
        var epic = backlog.create(new EpicPlan(SITE, new Words("Launch", ""), EpicState.OPEN), IdempotencyKey.random());
        NewIssue first = new NewIssue(SITE, new Words("call Zebediah", "now"), epic.id(), List.of("x"), List.of());
        Issue issue = backlog.create(first, IdempotencyKey.random());
        backlog.submit(issue.id(), new IssueCommand.Move(IssueState.IN_PROGRESS), IdempotencyKey.random());
        return issue;
    }

    private static List<String> differences(Database database) {
        try (Store store = Store.open(database)) {
            return Replay.differences(store, Core.projections(), Upcasters.NONE, _ -> {});
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void foldingTheLogGivesTheRows(String kind) {
        Database database = kind.equals("h2") ? new Database.H2File(directory) : PostgresServer.freshDatabase();
        try (Opened opened = new Opened(directory, database)) {
            plan(opened.owner().backlog());
        }
        assertThat(differences(database)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update issue set state = 'DONE'",
                "update issue set title = 'other'",
                "update epic set state = 'DONE'",
                "update project set title = 'other' where name = 'site'",
                "delete from project where name = 'a.b'"
            })
    void aRowThatWasChangedBehindTheLogsBackIsNamed(String sql) {
        Database database = new Database.H2File(directory);
        try (Opened opened = new Opened(directory, database)) {
            plan(opened.owner().backlog());
        }
        try (Store store = Store.open(database)) {
            store.fill(handle -> handle.execute(sql));
        }
        assertThat(differences(database)).hasSize(1);
    }

    @Test
    void erasedWordsAreNowhereAndTheRestStays() {
        Database database = new Database.H2File(directory);
        try (Opened opened = new Opened(directory, database)) {
            Issue issue = plan(opened.owner().backlog());
            AuditEvent created = opened.owner()
                    .audit()
                    .list(new AuditFilter(null, null, "issue:" + issue.id()), null, 9)
                    .rows()
                    .getLast();
            opened.owner().audit().erase(created.position(), "asked");
            Issue left = opened.owner().backlog().find(issue.id()).orElseThrow();
            assertThat(left.words()).isEqualTo(new Words("(erased)", ""));
            assertThat(left.state()).isEqualTo(IssueState.IN_PROGRESS);
            assertThat(left.labels()).containsExactly("x");
        }
        assertThat(differences(database)).isEmpty();
    }
}
