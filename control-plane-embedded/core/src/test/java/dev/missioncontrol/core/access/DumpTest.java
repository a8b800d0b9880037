package dev.missioncontrol.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Renewal;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.TableClass;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stolen database holds no credential that anybody could use: every table is read, in every writing that is usual. */
final class DumpTest {
    @TempDir
    private Path directory;

    @Test
    void nothingInAFileCanBeUsed() {
        Database.H2File file = new Database.H2File(directory);
        List<Token> tokens = used(CoreConfig.inDirectory(directory).on(file));
        Set<String> telemetry = TableClass.tables(TableClass.TELEMETRY);
        Set<String> others = new TreeSet<>(TableClass.TABLES.keySet());
        others.removeAll(telemetry);
        assertThat(found(h2("control-plane"), others, tokens)).isEmpty();
        assertThat(found(h2("control-plane-telemetry"), telemetry, tokens)).isEmpty();
    }

    private Jdbi h2(String name) {
        return Jdbi.create("jdbc:h2:file:" + directory.resolve(name), "mission", "");
    }

    @Test
    void nothingInPostgresCanBeUsed() {
        Database.Postgres database = PostgresServer.freshDatabase();
        List<Token> tokens = used(CoreConfig.inDirectory(directory).on(database));
        Jdbi jdbi = Jdbi.create(
                database.url(),
                database.application().user(),
                database.application().password().get());
        assertThat(found(jdbi, tokens)).isEmpty();
    }

    @Test
    void aCredentialThatLiesThereIsFoundInEveryWriting() {
        Database.Postgres database = PostgresServer.freshDatabase();
        Jdbi jdbi = Jdbi.create(
                database.url(),
                database.application().user(),
                database.application().password().get());
        List<Token> tokens = used(CoreConfig.inDirectory(directory).on(database));
        for (String writing : writings(tokens.getFirst())) {
            jdbi.useHandle(handle -> {
                handle.execute("insert into output_tail (item, tail) values ('planted', ?)", "x" + writing + "y");
                assertThat(found(jdbi, tokens)).isNotEmpty();
                handle.execute("delete from output_tail");
            });
        }
        byte[] raw = tokens.getFirst().reveal().getBytes(StandardCharsets.US_ASCII);
        jdbi.useHandle(handle -> handle.execute("update event_body set salt = ?", (Object) raw));
        assertThat(found(jdbi, tokens)).isNotEmpty();
    }

    /** One of every kind, used and repeated, rotated, redeemed, revoked and refused; an item so that there is a body. */
    private static List<Token> used(CoreConfig config) {
        List<Token> tokens = new ArrayList<>();
        try (Core core = Core.open(config)) {
            tokens.add(core.mintOwnerToken());
            for (Role role : Role.values()) {
                if (role != Role.SYSTEM) {
                    tokens.add(core.mint(new Principal(role, "fleet")));
                }
            }
            var access = core.asOwner().access();
            var key = IdempotencyKey.random();
            var rotated = access.issue(NewToken.of(Role.AGENT, "slash"), key);
            tokens.add(rotated.token());
            tokens.add(access.rotate(rotated.id(), IdempotencyKey.random()).token());
            var invitation = access.invite(NewToken.of(Role.SUPPORT, "mia"), IdempotencyKey.random());
            tokens.add(invitation.token());
            Principal guest = core.authenticate(invitation.token().reveal()).orElseThrow();
            tokens.add(core.as(guest).access().redeem(IdempotencyKey.random()).token());
            tokens.addAll(enrolled(core));
            access.revoke(access.issue(NewToken.of(Role.METRICS, "m"), IdempotencyKey.random())
                    .id());
            tokens.forEach(
                    token -> assertThat(core.authenticate(token.reveal())).isNotNull());
            core.asOwner().asks().raise(NewAsk.of(AskKind.TASK, "look"), key);
            core.tick();
        }
        return tokens;
    }

    /** A join token, what it is redeemed for, and what that is renewed to. */
    private static List<Token> enrolled(Core core) {
        MachineKeys keys = MachineKeys.generate();
        Token join = core.asOwner()
                .enrolments()
                .letJoin(NewToken.of(Role.RUNTIME, "vm"), IdempotencyKey.random())
                .token();
        var door = core.as(core.authenticate(join.reveal()).orElseThrow()).enrolments();
        Enrolled first = door.enrol(keys.enrol(door.joining()), IdempotencyKey.random());
        Token token = first.token().token();
        core.authenticate(token.reveal());
        IdempotencyKey once = IdempotencyKey.random();
        Enrolled second = core.as(core.tokenVerifier().atTheDoor(token.reveal()).orElseThrow())
                .enrolments()
                .renew(keys.renew(new Renewal.Due(first.machine(), 1, once)), once);
        core.authenticate(second.token().token().reveal());
        return List.of(
                join,
                token,
                second.token().token(),
                new Token("_" + keys.keep().signing() + "------"),
                new Token("_" + keys.keep().sealing() + "------"));
    }

    private static List<String> found(Jdbi database, List<Token> tokens) {
        return found(database, TableClass.TABLES.keySet(), tokens);
    }

    private static List<String> found(Jdbi database, Set<String> tables, List<Token> tokens) {
        List<String> wanted =
                tokens.stream().flatMap(token -> writings(token).stream()).toList();
        List<String> found = new ArrayList<>();
        for (String table : tables) {
            List<Map<String, Object>> rows = database.withHandle(handle ->
                    handle.createQuery("select * from " + table).mapToMap().list());
            rows.stream()
                    .flatMap(row -> row.entrySet().stream())
                    .filter(cell -> texts(cell.getValue())
                            .anyMatch(text -> wanted.stream().anyMatch(text::contains)))
                    .forEach(cell -> found.add(table + "." + cell.getKey()));
        }
        return found;
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case null -> Stream.of();
            case byte[] bytes -> Stream.of(new String(bytes, StandardCharsets.ISO_8859_1));
            default -> Stream.of(value.toString());
        };
    }

    /** The whole token, what is random in it, and both as people write bytes; base 64 at each of its three offsets. */
    private static List<String> writings(Token token) {
        List<String> writings = new ArrayList<>();
        String whole = token.reveal();
        for (String secret : List.of(whole, whole.substring(whole.indexOf('_') + 1, whole.length() - 6))) {
            byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
            writings.add(secret);
            writings.add(new StringBuilder(secret).reverse().toString());
            writings.add(HexFormat.of().formatHex(bytes));
            writings.add(HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT));
            for (int offset = 0; offset < 3; offset++) {
                String padded = "x".repeat(offset) + secret;
                String coded = Base64.getEncoder().encodeToString(padded.getBytes(StandardCharsets.US_ASCII));
                writings.add(coded.substring(4, coded.length() - 4));
            }
        }
        return writings;
    }
}
