package dev.missioncontrol.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.keys.IntegrityKeyFile;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.secrets.VaultStore.BrokerKey;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has every file of a control plane has no value; what was moved or half rotated is known. */
final class SecretsAtRestTest {
    private static final String CANARY = "canary/Zq7+!x42 öß";

    @TempDir
    Path directory;

    private Core open() {
        return Core.open(CoreConfig.inDirectory(directory));
    }

    private static SecretsUser user(Core core) {
        return new SecretsUser(core.asOwner().secrets());
    }

    private static Broker.State state(Core core) {
        return core.asOwner().secrets().broker().state();
    }

    private void fill(String sql) {
        try (Store store = Store.open(new Database.H2File(directory))) {
            store.fill(handle -> handle.execute(sql));
        }
    }

    private static void refused(String type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo(type));
    }

    @Test
    void noFileHoldsAValueOrThePassphraseInAnyWriting() throws IOException {
        try (Core core = open()) {
            user(core).unlock().keep("token", CANARY);
            user(core).reveal("token");
            core.tick();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String secret : List.of(CANARY, SecretsUser.PASSPHRASE)) {
                    assertThat(writings(secret)).as(file.toString()).noneMatch(bytes::contains);
                }
            }
        }
    }

    private static List<String> writings(String secret) {
        byte[] raw = secret.getBytes(StandardCharsets.UTF_8);
        String plain = new String(raw, StandardCharsets.ISO_8859_1);
        return List.of(
                plain,
                new StringBuilder(plain).reverse().toString(),
                Base64.getEncoder().withoutPadding().encodeToString(raw),
                HexFormat.of().formatHex(raw));
    }

    @Test
    void aRestartLocksAndTheBrokerWaitsForThePassphrase() {
        try (Core core = open()) {
            user(core).unlock().keep("token", CANARY);
        }
        try (Core core = open()) {
            assertThat(state(core)).isEqualTo(Broker.State.LOCKED);
            refused("broker-locked", () -> user(core).reveal("token"));
            assertThat(user(core).unlock().reveal("token")).isEqualTo(CANARY);
        }
    }

    @Test
    void aCiphertextThatWasMovedIsOpenedForNobody() {
        try (Core core = open()) {
            user(core).unlock().keep("low", CANARY);
            user(core).keep("high", "another");
        }
        fill("update secret_cipher c set text = (select o.text from secret_cipher o where o.secret = 'low'),"
                + " wrapped = (select o.wrapped from secret_cipher o where o.secret = 'low') where c.secret = 'high'");
        try (Core core = open()) {
            refused("broken-at-rest", () -> user(core).unlock().reveal("high"));
            assertThat(user(core).reveal("low")).isEqualTo(CANARY);
        }
    }

    @Test
    void aPassphraseIsNeverGuardedLessThanItWas() {
        try (Core core = open()) {
            user(core).unlock();
        }
        fill("update broker_key set root = replace(root, '\"iterations\":3', '\"iterations\":2')");
        try (Core core = open()) {
            refused("wrong-passphrase", () -> user(core).unlock());
        }
        fill("update broker_key set root = replace(root, '\"iterations\":2', '\"iterations\":1')");
        assertThatThrownBy(() ->
                        RootKeyOrigin.parse("{\"salt\":\"AAAA\",\"memoryKib\":65536,\"iterations\":1,\"lanes\":1}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRotationThatDiedGoesOnWhenTheBrokerOpens() {
        try (Core core = open()) {
            user(core).unlock().keep("token", CANARY);
            user(core).keep("other", "another");
        }
        beginRotation();
        try (Core core = open()) {
            assertThat(core.asOwner().secrets().broker().toRewrap()).isEqualTo(2);
            assertThat(user(core).unlock().reveal("token")).isEqualTo(CANARY);
            assertThat(core.asOwner().secrets().broker().toRewrap()).isZero();
        }
        try (Store store = Store.open(new Database.H2File(directory))) {
            assertThat(store.read(VaultStore::keys)).extracting(BrokerKey::id).containsExactly(2L);
        }
    }

    /** As a process leaves it that dies right after it has made the new key. */
    private void beginRotation() {
        try (Store store = Store.open(new Database.H2File(directory))) {
            BrokerKey first = store.read(VaultStore::keys).getFirst();
            RootKeyOrigin.Passphrase root = (RootKeyOrigin.Passphrase) first.origin();
            Vault vault = new Vault();
            assertThat(vault.unlock(root.key(SecretsUser.value(SecretsUser.PASSPHRASE)), first))
                    .isTrue();
            BrokerKey second = vault.fresh(2, root);
            store.fill(handle -> handle.execute(
                    "insert into broker_key (id, root, wrapped) values (2, ?, ?)",
                    second.origin().text(),
                    second.wrapped()));
        }
    }

    @Test
    void whatTheMachineKeepsOpensTheBrokerByItself() {
        byte[] kept = Envelope.freshKey();
        CoreConfig config = CoreConfig.inDirectory(directory).rootKey(keeper(kept));
        try (Core core = Core.open(config)) {
            assertThat(state(core)).isEqualTo(Broker.State.OPEN);
            user(core).keep("token", CANARY);
            refused("no-passphrase", () -> user(core).unlock());
        }
        try (Core core = Core.open(config)) {
            assertThat(user(core).reveal("token")).isEqualTo(CANARY);
        }
        try (Core core = open()) {
            assertThat(state(core)).isEqualTo(Broker.State.LOCKED);
        }
        try (Core core = Core.open(CoreConfig.inDirectory(directory).rootKey(keeper(Envelope.freshKey())))) {
            assertThat(state(core)).isEqualTo(Broker.State.LOCKED);
        }
    }

    @Test
    void nodesThatHaveTheMachinesKeyReadWhatTheOthersKeep() {
        Database.Postgres database = PostgresServer.freshDatabase();
        RootKeySource key = keeper(Envelope.freshKey());
        IntegrityKeyFile integrity = IntegrityKeyFile.in(directory);
        CoreConfig node = CoreConfig.inDirectory(directory.resolve("a"))
                .on(database)
                .rootKey(key)
                .keyed(integrity);
        CoreConfig next = CoreConfig.inDirectory(directory.resolve("b"))
                .on(database)
                .rootKey(key)
                .keyed(integrity);
        try (Core one = Core.open(node);
                Core other = Core.open(next)) {
            user(one).keep("token", CANARY);
            assertThat(user(other).reveal("token")).isEqualTo(CANARY);
            other.asOwner().secrets().submit(new BrokerCommand.Rotate());
            assertThat(user(one).reveal("token")).isEqualTo(CANARY);
        }
    }

    private static RootKeySource keeper(byte[] key) {
        return new RootKeySource() {
            @Override
            public String keeper() {
                return "test";
            }

            @Override
            public Optional<byte[]> find() {
                return Optional.of(key.clone());
            }
        };
    }
}
