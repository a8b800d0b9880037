package dev.missioncontrol.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.Secrets;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the broker through one node holds on the other within a step. */
final class TwoBrokersTest {
    @TempDir
    private Path directory;

    private final Database.Postgres database = PostgresServer.freshDatabaseWithTwoLogins();
    private final SteppedClock clock = new SteppedClock();
    private Core a;
    private Core b;

    @BeforeEach
    void openBoth() throws IOException {
        a = open("a");
        Path key = directory.resolve("a").resolve("integrity.key");
        Files.createDirectories(directory.resolve("b")); // nodes of one control plane share their integrity key
        Files.copy(key, directory.resolve("b").resolve("integrity.key"), StandardCopyOption.COPY_ATTRIBUTES);
        b = open("b");
        new SecretsUser(secrets(a)).unlock().keep("token", "value");
        new SecretsUser(secrets(b)).unlock();
    }

    @AfterEach
    void closeBoth() {
        b.close();
        a.close();
    }

    private Core open(String name) {
        return Core.open(
                CoreConfig.inDirectory(directory.resolve(name)).on(database).stepped(clock, clock::elapsed));
    }

    private static Secrets secrets(Core core) {
        return core.asOwner().secrets();
    }

    private void step() {
        clock.advance(Duration.ofSeconds(1));
        a.tick();
        b.tick();
    }

    @Test
    void aLockOnOneNodeLocksTheOther() {
        step();
        assertThat(new SecretsUser(secrets(b)).reveal("token")).isEqualTo("value");
        secrets(a).submit(new BrokerCommand.Lock());
        step();
        assertThat(secrets(b).broker().state()).isEqualTo(Broker.State.LOCKED);
        new SecretsUser(secrets(b)).unlock();
        step();
        assertThat(new SecretsUser(secrets(b)).reveal("token")).isEqualTo("value");
        assertThat(secrets(a).broker().state()).isEqualTo(Broker.State.LOCKED);
    }

    @Test
    void anotherPassphraseOnOneNodeLocksTheOther() {
        step();
        var other = secrets(a)
                .broker()
                .key()
                .seal(SecretsUser.value("some other words in a row"), SealContext.passphrase());
        secrets(a).submit(new BrokerCommand.ChangePassphrase(other));
        step();
        assertThat(secrets(b).broker().state()).isEqualTo(Broker.State.LOCKED);
        assertThat(new SecretsUser(secrets(a)).reveal("token")).isEqualTo("value");
    }
}
