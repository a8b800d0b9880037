package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.access.Token;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests authentication over a raw socket. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GateTest {
    private Served served;
    private String token;

    @BeforeAll
    void open(@TempDir Path directory) {
        served = new Served(directory);
        token = Served.header(served.owner);
    }

    @AfterAll
    void close() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nope",
                "/api/whoami",
                "/api/items",
                "/api/inbox/poll?agent=x",
                "/api/audit/feed",
                "/healthz/",
                "/healthz/../api/whoami",
                "/healthz;a=/api/whoami",
                "/HEALTHZ",
                "//healthz",
                "/%68ealthz"
            })
    void withoutATokenEveryPathIsRefusedAlike(String path) {
        Raw.Reply reply = served.ask("GET", path, "", "");
        assertProblem(reply, 401, "unauthenticated");
        assertThat(reply.body())
                .isEqualTo(
                        served.ask("GET", "/nope", "X-MC-Token: wrong\r\n", "").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "undefined", "null", "mcopr_", "Bearer x"})
    void whatIsNoTokenIsRefused(String text) {
        assertProblem(served.ask("GET", "/api/whoami", "X-MC-Token: " + text + "\r\n", ""), 401, "unauthenticated");
    }

    @Test
    void aTokenWithOneWrongCharacterIsRefused() {
        String text = served.owner.reveal();
        char last = text.charAt(text.length() - 1);
        Token wrong = new Token(text.substring(0, text.length() - 1) + (last == 'a' ? 'b' : 'a'));
        assertProblem(served.get(wrong, "/api/whoami"), 401, "unauthenticated");
    }

    @Test
    void twoTokensAreNone() {
        assertProblem(served.ask("GET", "/api/whoami", token + token, ""), 401, "unauthenticated");
    }

    @Test
    void aRefusedRequestWithABodyIsStillAnswered() {
        Raw.Reply reply = served.ask("POST", "/api/items", "X-MC-Token: x\r\n", "{\"a\":1}".repeat(3000));
        assertProblem(reply, 401, "unauthenticated");
        assertThat(reply.header("connection")).isEqualTo("close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-MC-Token", "x-mc-token", "X-Mc-Token", "X-MC-TOKEN"})
    void theNameOfTheHeaderIsReadInAnyCase(String name) {
        Raw.Reply reply = served.ask("GET", "/api/whoami", name + ": " + served.owner.reveal() + "\r\n", "");
        assertThat(reply.body()).isEqualTo("{\"actor\":\"owner:fleet\"}");
    }

    @Test
    void healthNeedsNoToken() {
        assertThat(served.ask("GET", "/healthz", "", "").body()).isEqualTo("{\"status\":\"up\"}");
        assertProblem(served.ask("POST", "/healthz", "", ""), 405, "wrong-method");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token=x", "X-MC-Token=x", "access_token=x", "agent=a&TOKEN=x", "agent=TOKEN_ITSELF"})
    void aTokenInTheQueryIsRefused(String query) {
        String path = "/api/inbox/poll?" + query.replace("TOKEN_ITSELF", served.owner.reveal());
        assertProblem(served.ask("GET", path, token, ""), 400, "misplaced-token");
    }

    @Test
    void aCookieIsRefused() {
        assertProblem(served.ask("GET", "/api/whoami", token + "Cookie: t=1\r\n", ""), 400, "misplaced-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://127.0.0.1", "https://evil.example", "http://localhost"})
    void anyOriginIsRefused(String origin) {
        Raw.Reply reply = served.ask("GET", "/api/whoami", token + "Origin: " + origin + "\r\n", "");
        assertProblem(reply, 403, "foreign-origin");
        assertThat(reply.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertProblem(served.ask("GET", "/healthz", "Origin: " + origin + "\r\n", ""), 403, "foreign-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST", "[::1]"})
    void theNamesOfThisMachineAreTakenWithThePort(String host) {
        assertThat(hosted(host + ":" + served.server.port()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.evil.com:PORT", "localhost.evil:PORT", "127.0.0.1.evil:PORT", "evil.example:PORT", "0.0.0.0:PORT",
                "[::ffff:127.0.0.1]:PORT", "127.0.0.1.:PORT", "localhost.:PORT", "127.1:PORT", "2130706433:PORT",
                "127.0.0.1", "localhost", "127.0.0.1:1", "127.0.0.1:PORT0", "127.0.0.1:0PORT"
            })
    void everyOtherHostIsRefused(String host) {
        String port = Integer.toString(served.server.port());
        assertProblem(hosted(host.replace("PORT", port)), 421, "wrong-host");
    }

    private Raw.Reply hosted(String host) {
        try (Raw raw = new Raw(served.server.url())) {
            raw.send("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            return raw.reply(true);
        }
    }

    @Test
    void nothingTheClientClaimsToBeChangesWhoItIs() {
        String claims = "X-Forwarded-For: 127.0.0.1\r\nX-Role: OWNER\r\nX-MC-Role: owner\r\nX-Agent: boss\r\n";
        Raw.Reply reply = served.ask("GET", "/api/items", Served.header(served.classic) + claims, "");
        assertProblem(reply, 403, "forbidden");
    }

    @Test
    void answersAreNeverStoredOrGuessedAt() {
        Raw.Reply reply = served.get(served.owner, "/api/whoami");
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
        assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
    }

    static void assertProblem(Raw.Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
        assertThat(reply.body()).startsWith("{\"type\":\"" + type + "\",").contains("\"status\":" + status);
        assertThat(reply.body())
                .doesNotContain("Exception")
                .doesNotContain("dev.missioncontrol")
                .doesNotContain("\n");
    }
}
