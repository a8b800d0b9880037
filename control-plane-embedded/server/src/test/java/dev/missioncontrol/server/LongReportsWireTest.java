package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sends reports of the classic contract whose texts are too long. */
final class LongReportsWireTest extends ServedTest {
    @Test
    void aNameIsNeverCutSoThatTwoCannotBecomeOne() {
        String name = "s".repeat(201);
        Raw.Reply reply = served.ask(
                "POST",
                "/api/usage",
                Served.header(served.classic),
                "{\"agentId\":\"slash\",\"sessionId\":\"" + name + "\"}");
        assertProblem(reply, 400, "invalid-body");
        assertThat(reply.body()).contains("sessionId must be a text of at most 200 characters, not one of 201");
    }

    @Test
    void aTextThatIsTooLongKeepsItsEndsAndStatesTheCut() {
        String words = "begin" + "x".repeat(20_000) + "end";
        String body = "{\"agent\":\"slash\",\"rule\":\"r\",\"description\":\"" + words + "\"}";
        Raw.Reply reply = served.ask("POST", "/api/violations/report", Served.header(served.classic), body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(served.asOwner().reports().violations(null, 10).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.description())
                        .startsWith("begin")
                        .endsWith("end")
                        .contains("characters left out …]")
                        .hasSizeLessThanOrEqualTo(8 * 1024));
    }
}
