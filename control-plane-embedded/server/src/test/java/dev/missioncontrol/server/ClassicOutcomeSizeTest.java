package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.json.Json;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends outcomes of any size: none is lost for it, the state moves, and the beginning and the end are kept. */
@Timeout(60)
final class ClassicOutcomeSizeTest extends ServedTest {
    private static final int BIG = 300_000;

    private Raw.Reply post(String what, String body) {
        return served.ask("POST", "/api/inbox/" + what, Served.header(served.classic), body);
    }

    private String acked() {
        String id = Json.tree(post("create", "{\"agent\":\"geordi\",\"title\":\"big\"}")
                        .body())
                .get("inboxId")
                .textValue();
        assertThat(post("ack", acting(id, "")).status()).isEqualTo(200);
        return id;
    }

    private static String acting(String id, String more) {
        return "{\"inboxId\":\"" + id + "\",\"agentId\":\"geordi\"" + more + "}";
    }

    private void done(String what, String body) {
        Raw.Reply reply = post(what, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"ok\":true}");
    }

    private InboxItem item(String id) {
        return served.asOwner().inbox().find(new ItemId(id)).orElseThrow();
    }

    private Result result(String id) {
        return Objects.requireNonNull(item(id).result());
    }

    @Test
    void aLongResultCompletesTheItemAndStatesHowMuchIsMissing() {
        String id = acked();
        done("complete", acting(id, ",\"result\":\"begin" + "r".repeat(BIG) + "end\""));
        assertThat(item(id).state()).isEqualTo(ItemState.COMPLETED);
        String summary = result(id).summary();
        assertThat(summary).startsWith("beginrrr").endsWith("rrrend").hasSizeLessThanOrEqualTo(SizeLimits.WORDS);
        int kept = summary.replaceAll("\\n\\[.*]\\n", "").length();
        assertThat(summary)
                .contains("\n[… " + String.format(Locale.ROOT, "%,d", BIG + "begin".length() + "end".length() - kept)
                        + " characters left out …]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason", "error", "result", "message"})
    void aLongReasonFailsTheItem(String field) {
        String id = acked();
        done("fail", acting(id, ",\"retryable\":false,\"" + field + "\":\"begin" + "r".repeat(BIG) + "end\""));
        assertThat(item(id).state()).isEqualTo(ItemState.FAILED);
        assertThat(item(id).reason())
                .startsWith("begin")
                .contains("characters left out")
                .endsWith("end");
    }

    @Test
    void aLongNoteIsKept() {
        String id = acked();
        done("note", acting(id, ",\"note\":\"begin" + "r".repeat(BIG) + "end\""));
        assertThat(item(id).trail().notes()).isEqualTo(1);
    }

    @Test
    void aLongReasonDoesNotKeepAnItemFromBeingPassedOn() {
        String id = acked();
        done("reassign", acting(id, ",\"to\":\"pixel\",\"reason\":\"" + "r".repeat(BIG) + "\""));
        assertThat(item(id).agent()).hasToString("pixel");
    }

    /** Such values are skipped or kept as written, so no limit of a JSON reader is about them. */
    @ParameterizedTest
    @CsvSource({"[, ], 2000000", "'{\"a\":', }, 100000"})
    void neitherDepthNorLengthOfOtherValuesIsLimited(String open, String close, int depth) {
        String id = acked();
        String deep = open.repeat(depth) + "1" + close.repeat(depth);
        done("start-work", acting(id, ",\"unknown\":" + deep + ",\"many\":[" + "0,".repeat(200_000) + "0]"));
        done("complete", acting(id, ",\"result\":" + deep));
        assertThat(item(id).state()).isEqualTo(ItemState.COMPLETED);
        assertThat(result(id).summary()).startsWith(open.repeat(10)).endsWith(close.repeat(10));
    }

    @Test
    void aCharacterIsNotCutInItsMiddle() {
        for (String padding : new String[] {"", "x"}) {
            String id = acked();
            done("complete", acting(id, ",\"result\":\"" + padding + "\ud83d\ude80".repeat(BIG / 2) + "\""));
            String summary = result(id).summary();
            assertThat(summary.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF))
                    .isEmpty();
            assertThat(summary).contains("left out").endsWith("\ud83d\ude80");
        }
    }

    @Test
    void escapesAreReadWhereverTheyStand() {
        String id = acked();
        String escaped = "\\u00e9\\n\\t\\\"\\\\\\/\\ud83d\\ude80";
        done("complete", acting(id, ",\"result\" : \"" + escaped + "\" "));
        assertThat(result(id).summary()).isEqualTo("\u00e9\n\t\"\\/\ud83d\ude80");
    }

    @Test
    void spaceBetweenThePartsOfAJsonResultIsNotKept() {
        String id = acked();
        done("complete", acting(id, ",\"result\":{ \"a b\" : [ 1 ,\n\"\\\" ]\" ] }"));
        assertThat(result(id).summary()).isEqualTo("{\"a b\":[1,\"\\\" ]\"]}");
    }

    @Test
    void beyondTheLimitTheStateMovesWithWhatWasRead() {
        String id = acked();
        String rest = "r".repeat(SizeLimits.CLASSIC_ACT_BYTES + 1_000_000);
        done("complete", acting(id, ",\"result\":\"begin" + rest + "end\",\"agentId\":\"other\""));
        assertThat(item(id).state()).isEqualTo(ItemState.COMPLETED);
        assertThat(result(id).summary()).startsWith("begin").contains("the rest of the request was not read");
    }

    @Test
    void anIdBehindTheLimitIsAskedForEarlier() {
        String rest = "r".repeat(SizeLimits.CLASSIC_ACT_BYTES);
        Raw.Reply reply = post("complete", "{\"result\":\"" + rest + "\",\"inboxId\":\"x\",\"agentId\":\"geordi\"}");
        assertProblem(reply, 400, "invalid-body");
        assertThat(reply.body()).contains("inboxId is missing in the first 16777216 bytes of the body; send it first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "null",
                "{\"inboxId\":\"ID\",\"agentId\":\"geordi\"",
                "{\"inboxId\":\"ID\",\"agentId\":\"geordi\",}",
                "{\"inboxId\":\"ID\" \"agentId\":\"geordi\"}",
                "{\"inboxId\":\"ID\",\"agentId\":\"geordi\",\"result\":tru}",
                "{\"inboxId\":\"ID\",\"agentId\":\"geordi\",\"result\":01}",
                "{\"inboxId\":\"ID\",\"agentId\":\"geordi\",\"result\":\"\\q\"}",
                "{\"inboxId\":\"ID\",\"agentId\":\"geordi\",\"result\":\"open",
                "{\"inboxId\":\"ID\",\"agentId\":\"geordi\",\"result\":[1}"
            })
    void whatIsNotJsonIsRefusedAsBefore(String body) {
        String id = acked();
        assertProblem(post("complete", body.replace("ID", id)), 400, "invalid-body");
        assertThat(item(id).state()).isEqualTo(ItemState.ACKED);
    }

    @Test
    void theConnectionIsUsedAgainAfterALongResult() {
        String first = acked();
        String second = acked();
        try (Raw raw = new Raw(served.server.url())) {
            for (String id : new String[] {first, second}) {
                String body = acting(id, ",\"result\":\"" + "r".repeat(3_000_000) + "\"");
                raw.send("POST /api/inbox/complete HTTP/1.1\r\n" + served.hostHeader() + Served.header(served.classic)
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
                assertThat(raw.reply(true).status()).isEqualTo(200);
            }
        }
        assertThat(item(second).state()).isEqualTo(ItemState.COMPLETED);
    }
}
