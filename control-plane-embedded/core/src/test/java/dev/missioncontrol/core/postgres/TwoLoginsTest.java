package dev.missioncontrol.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.store.Database;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one login owns the tables and the application has another, no event can be changed by the application. */
final class TwoLoginsTest {
    private final Database.Postgres database = PostgresServer.freshDatabaseWithTwoLogins();

    private void work(Database.Postgres how, Path directory) {
        work(how, CoreConfig.inDirectory(directory));
    }

    private static void work(Database.Postgres how, CoreConfig node) {
        try (Core core = Core.open(node.on(how))) {
            core.asOwner().inbox().create(NewItem.of(new AgentName("slash"), "written"), IdempotencyKey.random());
            assertThat(core.asOwner().audit().head().sequence()).isGreaterThan(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set actor = 'owner:nobody'",
                "delete from event",
                "truncate event",
                "alter table event add column other int",
                "drop table event",
                "update event_body set body = ''",
                "create table other (id int)"
            })
    void theApplicationCannotChangeWhatHappened(String attempt, @TempDir Path directory) {
        work(database, directory);
        Jdbi application = Jdbi.create(database.url(), database.application().user(), "");
        assertThatThrownBy(() -> application.useHandle(handle -> handle.execute(attempt)))
                .isInstanceOf(JdbiException.class)
                .rootCause()
                .message()
                .matches("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void aNodeWithoutTheOwnersLoginWorksOnTablesThatAreUpToDate(@TempDir Path directory) {
        work(database, TwoNodesStack.node(directory, "first"));
        work(
                new Database.Postgres(database.url(), database.application(), Optional.empty()),
                TwoNodesStack.node(directory, "second"));
    }

    @Test
    void aQuestionThatNoTextCanAnswerIsTheAskersMistake(@TempDir Path directory) {
        try (Core core = Core.open(CoreConfig.inDirectory(directory).on(database))) {
            AuditFilter filter = new AuditFilter(null, null, "a\0b");
            assertThatThrownBy(() -> core.asOwner().audit().list(filter, null, 10))
                    .isInstanceOfSatisfying(
                            ControlPlaneException.class,
                            e -> assertThat(e.category()).isEqualTo(Category.INVALID));
        }
    }

    @Test
    void theSessionsAreFarFromUtc() {
        Jdbi application = Jdbi.create(database.url(), database.application().user(), "");
        String zone = application.withHandle(
                handle -> handle.select("show timezone").mapTo(String.class).one());
        assertThat(zone).isEqualTo("Pacific/Chatham");
    }
}
