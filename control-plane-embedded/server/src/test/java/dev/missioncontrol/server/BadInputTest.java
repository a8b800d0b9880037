package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends wrong requests over a raw socket: each has its own answer and no effect. */
final class BadInputTest extends ServedTest {
    private static final String COMMAND = ",\"command\":{\"argv\":[\"echo\"],\"repository\":\"/srv/repo\"}";
    private static final String UNKNOWN = "0".repeat(26);

    @AfterEach
    void nothingCameOfIt() {
        assertThat(served.asOwner().inbox().counts().total()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"agent\":            | invalid-body",
                "[]                     | invalid-body",
                "null                   | invalid-body",
                "''                     | invalid-body",
                "{\"agent\":\"slash\",\"title\":\"t\",\"surprise\":1} | invalid-body",
                "{\"agent\":\"slash\",\"title\":\"t\",\"title\":\"u\"} | invalid-body",
                "{\"agent\":\"slash\",\"title\":\"t\"} {}  | invalid-body",
                "{\"agent\":\"slash\"}                     | invalid-body",
                "{\"agent\":\"..\",\"title\":\"t\"}        | invalid-agent-name",
                "{\"agent\":\"slash\",\"title\":\"red \\u001b[31m\"} | invalid-title",
                "{\"agent\":\"slash\",\"title\":\"a\\u202Eb\"} | invalid-title"
            })
    void anItemThatIsNoneIsRefused(String body, String type) {
        assertProblem(served.post(served.owner, "/api/items", body), 400, type);
        assertThat(served.asOwner().inbox().counts().total()).isZero();
    }

    @Test
    void nestingBeyondTheLimitIsRefused() {
        assertProblem(served.post(served.owner, "/api/items", "{\"a\":".repeat(10_000)), 400, "invalid-body");
    }

    @Test
    void aMutationWithoutItsKeyIsRefused() {
        Raw.Reply reply = served.ask("POST", "/api/items", Served.header(served.owner), item("t", ""));
        assertProblem(reply, 400, "idempotency-key-missing");
    }

    @Test
    void theSameKeyGetsTheFirstAnswer() {
        String headers = Served.header(served.owner) + "Idempotency-Key: once\r\n";
        Raw.Reply first = served.ask("POST", "/api/items", headers, item("t", ""));
        Raw.Reply second = served.ask("POST", "/api/items", headers, item("t", ""));
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/items/00000000000000000000000000", "/api/items/x", "/api/items/%00", "/api/items/.."})
    void anUnknownItemIsSaidToBeUnknown(String path) {
        assertThat(served.get(served.owner, path).status()).isEqualTo(404);
    }

    @Test
    void aCommandOnAnUnknownItemIsRefused() {
        String path = "/api/items/" + UNKNOWN + "/commands";
        assertProblem(served.post(served.owner, path, "{\"type\":\"retry\"}"), 404, "unknown-item");
    }

    @Test
    void aCommandFromARuntimeOrAClassicClientIsForbidden() {
        String body = item("t", COMMAND);
        assertProblem(served.post(served.runtimeToken("local"), "/api/items", body), 403, "forbidden");
        assertProblem(served.post(served.classic, "/api/items", body), 403, "forbidden");
    }

    @Test
    void aStaleEpochIsFencedWithTheItemAsItIs() {
        Token token = served.runtimeToken("local");
        InboxItem claimed;
        try (HttpControlPlane runtime = served.as(token)) {
            served.post(served.owner, "/api/items", item("t", COMMAND));
            Incarnation incarnation = runtime.runtimes()
                    .start(new RuntimeStart("laptop", "Linux", "0.1.0", false))
                    .incarnation();
            ClaimRequest request = new ClaimRequest(incarnation, IdempotencyKey.random());
            claimed = ((ClaimOutcome.Claimed) runtime.inbox().claim(request, Duration.ZERO)).item();
        }
        String stale = "{\"type\":\"start-work\",\"epoch\":0}";
        Raw.Reply reply = served.post(token, "/api/items/" + claimed.id() + "/commands", stale);
        assertProblem(reply, 409, "fenced");
        assertThat(reply.body()).contains("\"current\":" + Json.write(claimed));
    }

    @Test
    void aCommandThatTheStateDoesNotAllowIsRefusedWithTheItem() {
        InboxItem item =
                Json.read(served.post(served.owner, "/api/items", item("t", "")).body(), InboxItem.class);
        Raw.Reply reply =
                served.post(served.owner, "/api/items/" + item.id() + "/commands", "{\"type\":\"retry\",\"epoch\":0}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body()).contains("\"current\":{\"id\":\"" + item.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/items?state=PENDING",
                "/api/items?state=done",
                "/api/items?limit=x",
                "/api/items?limit=0",
                "/api/items?limit=-5",
                "/api/items?olderThan=5",
                "/api/items?agent=a&agent=b",
                "/api/items?agents=a",
                "/api/items?cursor=zz",
                "/api/whoami?x=1",
                "/api/audit?cursor=1",
                "/api/items?olderThan=PT2562047788015215H",
                "/api/items?olderThan=-PT1S",
                "/api/items?olderThan=P36526D",
                "/api/audit/feed?after=1",
                "/api/audit/feed?after=-1:-1"
            })
    void aParameterThatIsNotUnderstoodIsRefused(String path) {
        assertThat(served.get(served.owner, path).status()).isEqualTo(400);
    }

    @Test
    void aHundredYearsAreNotTooLong() {
        assertThat(served.get(served.owner, "/api/items?olderThan=P36525D").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "31", "x", "1e9", "1e999999999"})
    void aWaitBeyondItsBoundsIsRefused(String seconds) {
        String body = "{\"incarnation\":1,\"key\":\"k\"}";
        Raw.Reply reply = served.post(served.runtimeToken("local"), "/api/claims?waitSeconds=" + seconds, body);
        assertProblem(reply, 400, "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST"})
    void aMethodThatAPathDoesNotKnowIsRefused(String method) {
        assertProblem(served.ask(method, "/api/agents", Served.header(served.owner), ""), 405, "wrong-method");
    }

    @Test
    void headIsRefusedWithoutABodySoThatTheNextAnswerIsNotMisread() {
        try (Raw raw = new Raw(served.server.url())) {
            raw.send("HEAD /api/agents HTTP/1.1\r\n" + served.hostHeader() + Served.header(served.owner) + "\r\n");
            Raw.Reply reply = raw.reply(false);
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("content-length")).isEqualTo("0");
        }
    }

    @Test
    void anUnknownPathIsSaidToBeUnknown() {
        assertProblem(served.get(served.owner, "/api/nope"), 404, "unknown-path");
    }

    private static String item(String title, String more) {
        return "{\"agent\":\"slash\",\"title\":\"" + title + "\"" + more + "}";
    }
}
