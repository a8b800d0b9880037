package dev.missioncontrol.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.SecretCommand;
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

/** What is known of secrets follows from their events, also when words were erased. */
final class SecretReplayTest {
    private static final AgentName SLASH = new AgentName("slash");

    @TempDir
    Path directory;

    private static void live(Opened opened) {
        SecretsUser user = new SecretsUser(opened.owner().secrets()).unlock();
        for (String name : List.of("ab", "a-c", "b", "a0")) { // databases order these each in their own way
            user.keep(name, "value of " + name);
        }
        user.keep("ab", "newer");
        user.submit("ab", new SecretCommand.EndVersion(1));
        Grant grant = user.submit("ab", new SecretCommand.Give(SLASH, "site", "call Zebediah"))
                .grants()
                .getFirst();
        user.submit("ab", new SecretCommand.Withdraw(grant.id()));
        user.submit("ab", new SecretCommand.Give(SLASH, null, "deploy"));
        user.reveal("ab");
        user.submit("b", new SecretCommand.Remove());
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
            live(opened);
        }
        assertThat(differences(database)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update secret set grants = '[]' where name = 'ab'",
                "update secret set versions = '[]' where name = 'a-c'",
                "update secret set removed_at = null where name = 'b'",
                "update secret_read set version = 1",
                "delete from secret_read"
            })
    void aRowThatWasChangedBehindTheLogsBackIsNamed(String sql) {
        Database database = new Database.H2File(directory);
        try (Opened opened = new Opened(directory, database)) {
            live(opened);
        }
        try (Store store = Store.open(database)) {
            store.fill(handle -> handle.execute(sql));
        }
        assertThat(differences(database)).hasSize(1);
    }

    @Test
    void erasedWordsAreNowhereAndTheGrantStays() {
        Database database = new Database.H2File(directory);
        try (Opened opened = new Opened(directory, database)) {
            live(opened);
            AuditEvent granted =
                    opened.owner().audit().list(new AuditFilter(null, null, "secret:ab"), null, 20).rows().stream()
                            .filter(event -> event.type().equals("secret.granted"))
                            .toList()
                            .getLast();
            opened.owner().audit().erase(granted.position(), "asked");
            assertThat(opened.owner()
                            .secrets()
                            .find(new SecretName("ab"))
                            .orElseThrow()
                            .grants())
                    .extracting(Grant::purpose)
                    .containsExactly("(erased)", "deploy");
        }
        assertThat(differences(database)).isEmpty();
    }
}
