package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.contract.postgres.PostgresCluster;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures how soon a revoked token stops working: for the next request, for a stream, and for a waiting claim. */
final class RevocationTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    /** On a busy machine one of these tries must be soon enough; all must succeed. */
    private static final int TRIES = 3;

    @TempDir
    private Path directory;

    private @Nullable PostgresCluster cluster;

    @AfterEach
    void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void onAFile() {
        try (Node node = new Node(CoreConfig.inDirectory(directory))) {
            endsSoon(node, node, id -> node.owner().access().revoke(id));
        }
    }

    @Test
    void onPostgres() throws IOException {
        try (Node node = node("one")) {
            endsSoon(node, node, id -> node.owner().access().revoke(id));
        }
    }

    @Test
    void onTheOtherNodeOfTwo() throws IOException {
        try (Node one = node("one");
                Node two = node("two")) {
            endsSoon(one, two, id -> one.owner().access().revoke(id));
        }
    }

    @Test
    void onANodeThatNobodyTells() throws IOException {
        try (Node one = node("one")) {
            Jdbi database = Jdbi.create(cluster().url("postgres"), PostgresCluster.SUPERUSER, "");
            endsSoon(
                    one,
                    one,
                    id -> database.useHandle(handle -> handle.execute(
                            "update token set digest = null, lookup = null, ended_at = 1,"
                                    + " changed = (select max(changed) + 1 from token) where id = ?",
                            id.value())));
        }
    }

    private PostgresCluster cluster() throws IOException {
        if (cluster == null) {
            cluster = PostgresCluster.start(directory.resolve("postgres"), 0, Map.of());
        }
        return cluster;
    }

    private Node node(String name) throws IOException {
        Path own = Files.createDirectories(directory.resolve(name));
        Path key = directory.resolve("integrity.key");
        if (Files.exists(key)) {
            Files.copy(key, own.resolve("integrity.key"), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Node node = new Node(CoreConfig.inDirectory(own)
                .on(Database.Postgres.at(cluster().url("postgres"), PostgresCluster.SUPERUSER, () -> "")));
        Files.copy(own.resolve("integrity.key"), key, StandardCopyOption.REPLACE_EXISTING);
        return node;
    }

    /** Runs a core of its own behind a server of its own. */
    private static final class Node implements AutoCloseable {
        private final Core core;
        private final ControlPlaneServer server;

        Node(CoreConfig config) {
            core = Core.open(config);
            server = ControlPlaneServer.start(core, ServerConfig.onLoopback(0));
        }

        ControlPlane owner() {
            return core.asOwner();
        }

        HttpControlPlane as(IssuedToken token) {
            return new HttpControlPlane(server::url, token::token);
        }

        Raw send(IssuedToken token, String request, String body) {
            Raw raw = new Raw(server.url());
            raw.send(request + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n" + Served.header(token.token())
                    + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
            return raw;
        }

        int status(IssuedToken token) {
            try (Raw raw = send(token, "GET /api/whoami", "")) {
                return raw.reply(true).status();
            }
        }

        @Override
        public void close() {
            server.close();
            core.close();
        }
    }

    private static void endsSoon(Node giver, Node taker, Consumer<TokenId> revoke) {
        Duration request = Duration.ofDays(1);
        Duration stream = request;
        Duration claim = request;
        for (int i = 0; i < TRIES; i++) {
            request = least(request, requestEnds(giver, taker, revoke));
            stream = least(stream, streamEnds(giver, taker, revoke));
            claim = least(claim, claimEnds(giver, taker, revoke));
        }
        assertThat(request).isLessThan(SOON);
        assertThat(stream).isLessThan(SOON);
        assertThat(claim).isLessThan(SOON);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static IssuedToken issue(Node node, Role role, String name) {
        return node.owner().access().issue(NewToken.of(role, name), IdempotencyKey.random());
    }

    private static Duration requestEnds(Node giver, Node taker, Consumer<TokenId> revoke) {
        IssuedToken token = issue(giver, Role.SUPPORT, "mia");
        assertThat(taker.status(token)).isEqualTo(200);
        assertThat(taker.status(token)).isEqualTo(200);
        revoke.accept(token.id());
        long begin = System.nanoTime();
        Pause.until("the next request is refused", () -> taker.status(token) == 401);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Duration streamEnds(Node giver, Node taker, Consumer<TokenId> revoke) {
        IssuedToken token = issue(giver, Role.OPERATOR, "mia");
        try (Raw stream = taker.send(token, "GET /api/audit/feed", "")) {
            assertThat(stream.line()).isEqualTo("HTTP/1.1 200 OK");
            revoke.accept(token.id());
            long begin = System.nanoTime();
            String line = stream.line();
            while (!line.equals("0")) { // the chunk that ends the body
                line = stream.line();
            }
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    private static Duration claimEnds(Node giver, Node taker, Consumer<TokenId> revoke) {
        IssuedToken token = issue(giver, Role.RUNTIME, "local");
        try (HttpControlPlane runtime = taker.as(token)) {
            var started = runtime.runtimes().start(new RuntimeStart("laptop", "Linux", "0.1.0", true));
            String claim = Json.write(new ClaimRequest(started.incarnation(), IdempotencyKey.random()));
            try (Raw waiting = taker.send(token, "POST /api/claims?waitSeconds=20", claim)) {
                Pause.of(Duration.ofMillis(300)); // by then it is waiting, or it is refused at once
                revoke.accept(token.id());
                long begin = System.nanoTime();
                assertThat(waiting.reply(true).status()).isEqualTo(401);
                return Duration.ofNanos(System.nanoTime() - begin);
            }
        }
    }
}
