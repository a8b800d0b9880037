package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.server.http.Endpoint;
import dev.missioncontrol.server.http.Endpoints;
import dev.missioncontrol.server.http.Response;
import dev.missioncontrol.server.http.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every endpoint with every kind of token over HTTP. The allowed roles are written here a second time,
 * independently of the table of endpoints.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EndpointMatrixTest {
    /**
     * The first letters of roles: Owner, oPerator, Support, Runtime, Agent, Classic, Metrics, Invited, Joining, Task.
     */
    private static final List<String> MATRIX = """
            GET /api/agents                   OPS
            GET /api/ask-counts               OPS
            GET /api/asks                     OPS
            GET /api/asks/{id}                OPSRA
            GET /api/audit                    OPS
            GET /api/audit/as-of              OPS
            GET /api/audit/checkpoints        OPS
            GET /api/audit/event              OPS
            GET /api/audit/export             OPS
            GET /api/audit/feed               OPS
            GET /api/audit/head               OPS
            GET /api/backup                   O
            GET /api/blips                    OPS
            GET /api/classic                  OP
            GET /api/enrolments               J
            GET /api/epics                    OPS
            GET /api/guard                    OPS
            GET /api/identities               OP
            GET /api/inbox/poll               OPAC
            GET /api/issues                   OPS
            GET /api/issues/{id}              OPS
            GET /api/issues/{id}/items        OPS
            GET /api/item-counts              OPS
            GET /api/items                    OPSA
            GET /api/items/{id}               OPSA
            GET /api/items/{id}/output        OPSA
            GET /api/openapi.json             OPSRAC
            GET /api/projects                 OPS
            GET /api/reports/agents           OPS
            GET /api/reports/days             OPS
            GET /api/reports/sessions         OPS
            GET /api/reports/threads          OPS
            GET /api/reports/violations       OPS
            GET /api/runtimes                 OPS
            GET /api/secrets                  OPS
            GET /api/secrets-broker           OPS
            GET /api/secrets/{id}             OPS
            GET /api/secrets/{id}/reads       OPS
            GET /api/tokens                   OP
            GET /api/whoami                   OPSRA
            GET /metrics                      M
            POST /api/agents/pause            OP
            POST /api/agents/resume           OP
            POST /api/asks                    OPRAT
            POST /api/asks/{id}/commands      OPRA
            POST /api/audit/erasures          O
            POST /api/claims                  R
            POST /api/classic                 O
            POST /api/enrolments              J
            POST /api/enrolments/renewals     J
            POST /api/epics                   OP
            POST /api/epics/{id}              OP
            POST /api/events                  OPAC
            POST /api/guard                   OP
            POST /api/inbox/ack               OPAC
            POST /api/inbox/complete          OPAC
            POST /api/inbox/create            OPAC
            POST /api/inbox/fail              OPAC
            POST /api/inbox/link-pr           OPAC
            POST /api/inbox/note              OPAC
            POST /api/inbox/reassign          OPAC
            POST /api/inbox/send              OPAC
            POST /api/inbox/start-work        OPAC
            POST /api/invitations             OP
            POST /api/invitations/redeem      I
            POST /api/issues                  OP
            POST /api/issues/{id}/commands    OP
            POST /api/items                   OPA
            POST /api/items/{id}/commands     OPRT
            POST /api/items/{id}/progress     RT
            POST /api/items/{id}/task-tokens  R
            POST /api/join-tokens             OP
            POST /api/metrics/acp             OPAC
            POST /api/projects                OP
            POST /api/runtimes/pulse          R
            POST /api/runtimes/start          R
            POST /api/secrets-broker/commands OP
            POST /api/secrets/{id}/commands   OP
            POST /api/secrets/{id}/reads      R
            POST /api/secrets/{id}/reveals    O
            POST /api/sync/agent-status       OPAC
            POST /api/sync/session-usage      OPAC
            POST /api/tokens                  OP
            POST /api/tokens/{id}/revoke      OP
            POST /api/tokens/{id}/rotate      OP
            POST /api/usage                   OPAC
            POST /api/violations/report       OPAC
            """.lines().toList();

    private static final String LETTERS = "OPSRACMIJT";

    private static final List<Role> ROLES =
            Arrays.stream(Role.values()).filter(role -> role != Role.SYSTEM).toList();

    private final Map<Role, Token> tokens = new EnumMap<>(Role.class);
    private Served served;

    @BeforeAll
    void open(@TempDir Path directory) {
        served = new Served(directory);
        ROLES.forEach(role -> tokens.put(role, served.token(role)));
    }

    @AfterAll
    void close() {
        served.close();
    }

    static Stream<Endpoint> rows() {
        return ControlPlaneServer.endpoints().rows().stream();
    }

    @Test
    void theTableOfEndpointsIsAsItIsWrittenHere() {
        assertThat(rows().map(row -> row + " " + letters(row)).sorted())
                .containsExactlyElementsOf(
                        MATRIX.stream().map(line -> line.replaceAll(" +", " ")).toList());
    }

    private static String letters(Endpoint row) {
        return Arrays.stream(Role.values())
                .filter(row.roles()::contains)
                .map(role -> String.valueOf(LETTERS.charAt(ROLES.indexOf(role))))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whomItIsNotForIsRefusedAlikeAndChangesNothing(Endpoint row) {
        Position before = served.asOwner().audit().head();
        for (Role role : ROLES) {
            if (!row.roles().contains(role)) {
                Raw.Reply reply = ask(row, role);
                GateTest.assertProblem(reply, 403, "forbidden");
                assertThat(reply.body()).contains("\"detail\":\"This endpoint is not for tokens of this kind.\"");
            }
        }
        assertThat(served.asOwner().audit().head()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whomItIsForIsLetThrough(Endpoint row) {
        for (Role role : row.roles()) {
            assertThat(ask(row, role).status()).as(role + " " + row).isNotIn(401, 403, 500);
        }
    }

    /** Sends a request that passes authentication but never succeeds. */
    private Raw.Reply ask(Endpoint row, Role role) {
        String path = row.path().replace("{id}", "01arz3ndektsv4rrffq69g5fav");
        String key = "Idempotency-Key: matrix-" + role.name().toLowerCase(Locale.ROOT) + "\r\n";
        if (role == Role.TASK) {
            served.keepTask();
        }
        String body = row.verb() == Endpoint.Verb.POST ? "{\"none\":1}" : "";
        try (Raw raw = new Raw(served.server.url())) {
            String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
            raw.send(row.verb() + " " + path + " HTTP/1.1\r\n" + served.hostHeader()
                    + Served.header(Objects.requireNonNull(tokens.get(role))) + key + length + "\r\n" + body);
            boolean stream = row.shape().response() == null && row.shape().status() == 200;
            return raw.reply(!stream || !row.roles().contains(role));
        }
    }

    @Test
    void aRowThatRulesNothingOrTooMuchDoesNotStart() {
        Shape shape = Shape.givesNothing();
        assertThatThrownBy(() -> Endpoint.get("/api/x", "Read").needs().does(shape, _ -> Response.nothing()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Endpoint.get("/api/x", "Read")
                        .needs(Action.ERASE)
                        .only(Role.SUPPORT)
                        .does(shape, _ -> Response.nothing()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Endpoint.get("/x", "Read").needs(Action.ERASE).does(shape, _ -> Response.nothing()))
                .isInstanceOf(IllegalArgumentException.class);
        Endpoint one = Endpoint.get("/api/x", "Read").needs(Action.ERASE).does(shape, _ -> Response.nothing());
        assertThatThrownBy(() -> new Endpoints(List.of(one, one))).isInstanceOf(IllegalArgumentException.class);
    }
}
