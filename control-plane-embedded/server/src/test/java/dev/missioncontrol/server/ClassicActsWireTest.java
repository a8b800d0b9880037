package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests endpoints 3 and 6 to 10 of the classic contract over a raw socket. */
final class ClassicActsWireTest extends ServedTest {
    private Raw.Reply post(String what, String body) {
        return served.ask("POST", "/api/inbox/" + what, Served.header(served.classic), body);
    }

    private String created(String how, String body) {
        Raw.Reply reply = post(how, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Json.tree(reply.body()).get("inboxId").textValue();
    }

    private String acked() {
        String id = created("create", "{\"agent\":\"slash\",\"project\":\"mc\",\"title\":\"t\"}");
        done("ack", id, "");
        return id;
    }

    private void done(String what, String id, String more) {
        Raw.Reply reply = post(what, acting(id, "slash", more));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"ok\":true}");
    }

    private String create(NewItem item) {
        return served.asOwner()
                .inbox()
                .create(item, IdempotencyKey.random())
                .id()
                .value();
    }

    private static String acting(String id, String agent, String more) {
        return "{\"inboxId\":\"" + id + "\",\"agentId\":\"" + agent + "\"" + more + ",\"unknown\":[1]}";
    }

    private InboxItem item(String id) {
        return served.asOwner().inbox().find(new ItemId(id)).orElseThrow();
    }

    @Test
    void sendTakesItsOwnDialect() {
        InboxItem item = item(created(
                "send",
                "{\"targetAgent\":\"x\",\"fromAgent\":\"f\",\"subject\":\"s\",\"body\":\"b\",\"kind\":\"task\","
                        + "\"priority\":\"normal\",\"project\":\"mc\",\"clan\":\"red\",\"issueRef\":\"o/r#7\"}"));
        assertThat(item.agent()).hasToString("x");
        assertThat(item.author()).hasToString("classic:f");
        assertThat(item.title()).isEqualTo("s");
        assertThat(item.assignment().body()).isEqualTo("b");
        assertThat(item.assignment().origin().clan()).isEqualTo("red");
        assertThat(item.assignment().origin().issueRef()).isEqualTo("o/r#7");
    }

    @Test
    void workGoesFromAckToCompletion() {
        String id = acked();
        done("start-work", id, "");
        assertThat(item(id).state()).isEqualTo(ItemState.WORKING);
        done("start-work", id, "");
        done("note", id, ",\"note\":\"half way\"");
        done("link-pr", id, ",\"prUrl\":\"https://example.test/pr/1\"");
        assertThat(item(id).trail().links()).containsExactly("https://example.test/pr/1");
        assertThat(item(id).trail().notes()).isEqualTo(1);
        done("complete", id, ",\"result\":\"ok\"");
        assertThat(item(id).state()).isEqualTo(ItemState.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"reason\":\"no disk\" | PENDING | no disk",
                ",\"error\":\"no disk\",\"retryable\":true | PENDING | no disk",
                ",\"result\":\"no disk\",\"retryable\":false | FAILED | no disk",
                ",\"retryable\":\"false\" | FAILED | no reason was given",
                ",\"reason\":{\"a\": 1} | PENDING | {\"a\":1}",
                ",\"error\":{\"message\":\"3 tests failed\"} | PENDING | {\"message\":\"3 tests failed\"}",
                ",\"error\":[\"a\",\"b\"] | PENDING | [\"a\",\"b\"]",
                ",\"reason\":{},\"error\":[],\"message\":\"no disk\" | PENDING | no disk",
                ",\"reason\":{} | PENDING | no reason was given"
            })
    void aFailureSaysWhyAndWhetherToTryAgain(String more, ItemState state, String why) {
        String id = acked();
        done("fail", id, more);
        assertThat(item(id).state()).isEqualTo(state);
        assertThat(item(id).reason()).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"note", "text", "message", "body"})
    void aNoteIsReadFromAnyOfItsFields(String field) {
        String id = acked();
        done("note", id, ",\"" + field + "\":\"words\"");
        assertThat(item(id).trail().notes()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"done\": [1, 2]} | {\\\"done\\\":[1,2]}",
                "[\"a\"] | [\\\"a\\\"]",
                "\"a\\u0000b\" | a\uFFFDb",
                "7 | 7"
            })
    void aNoteOfAnyFormIsKept(String written, String kept) {
        String id = acked();
        done("note", id, ",\"note\":" + written);
        assertThat(newest(id)).contains("\"" + kept + "\"");
    }

    @Test
    void wordsOfAnyFormGoWithAnItemThatIsPassedOn() {
        String id = acked();
        done("reassign", id, ",\"to\":\"pixel\",\"reason\":{\"why\":\"no\\u0000GPU\"},\"note\":\"other\"");
        assertThat(item(id).agent()).hasToString("pixel");
        String other = acked();
        done("reassign", other, ",\"to\":\"pixel\",\"reason\":\"no\\u0000GPU\"");
        assertThat(newest(other)).contains("no\uFFFDGPU");
    }

    private String newest(String id) {
        return Objects.requireNonNull(served.asOwner()
                .audit()
                .list(new dev.missioncontrol.api.audit.AuditFilter(null, null, "item:" + id), null, 1)
                .rows()
                .getFirst()
                .body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"prUrl", "pr", "url", "link"})
    void aLinkIsReadFromAnyOfItsFields(String field) {
        String id = acked();
        done("link-pr", id, ",\"" + field + "\":\"https://example.test/1\"");
        assertThat(item(id).trail().links()).containsExactly("https://example.test/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"targetAgent", "to", "newAgent"})
    void anItemIsPassedOn(String field) {
        String id = acked();
        done("reassign", id, ",\"" + field + "\":\"pixel\",\"reason\":\"knows it better\"");
        assertThat(item(id).agent()).hasToString("pixel");
        assertThat(item(id).state()).isEqualTo(ItemState.PENDING);
        assertProblem(post("note", acting(id, "slash", ",\"note\":\"still mine?\"")), 404, "unknown-item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start-work", "fail", "note", "link-pr", "reassign"})
    void onlyTheHolderActs(String what) {
        String more = ",\"note\":\"n\",\"url\":\"https://example.test/1\",\"to\":\"pixel\"";
        String id = created("create", "{\"agent\":\"slash\",\"title\":\"t\"}");
        assertThat(post(what, acting(id, "slash", more)).status()).isEqualTo(409);
        assertProblem(post(what, acting(id, "pixel", more)), 404, "unknown-item");
        assertProblem(post(what, acting("nonsense", "slash", more)), 404, "unknown-item");
        assertProblem(post(what, "{\"agentId\":\"slash\"" + more + "}"), 400, "invalid-body");
        assertProblem(post(what, "{\"inboxId\":\"" + id + "\"" + more + "}"), 400, "invalid-body");
        assertThat(item(id).state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void whatIsMissingIsNamed() {
        String id = acked();
        assertThat(post("note", acting(id, "slash", "")).body()).contains("note is missing");
        assertThat(post("link-pr", acting(id, "slash", "")).body()).contains("prUrl is missing");
        assertThat(post("reassign", acting(id, "slash", "")).body()).contains("targetAgent is missing");
        assertProblem(post("link-pr", acting(id, "slash", ",\"url\":\"ftp://x\"")), 400, "invalid-link");
    }

    /**
     * The contract knows pending items only: an item that a label or a time keeps back is pending, and a client that
     * asks for it gets it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"parked", "needs-approval", "blocked", "in-review", "later"})
    void anItemThatALabelHoldsBackIsPolledAckedAndCompleted(String label) {
        String create = "{\"agent\":\"slash\",\"title\":\"t\",\"labels\":[\"" + label + "\"]}";
        String acked = created("create", create);
        String completed = created("create", create);
        assertThat(served.get(served.classic, "/api/inbox/poll?agent=slash").body())
                .contains(acked, completed, "\"labels\":[\"" + label + "\"]");
        done("ack", acked, "");
        assertThat(item(acked).state()).isEqualTo(ItemState.ACKED);
        done("complete", completed, ",\"result\":\"ok\"");
        assertThat(item(completed).state()).isEqualTo(ItemState.COMPLETED);
    }

    @Test
    void anItemThatIsNotDueIsAckedAndCompletedByWhoKnowsOfIt() {
        Plan plan = new Plan(List.of(), Instant.parse("2999-01-01T00:00:00Z"), null);
        String acked = create(NewItem.of(new AgentName("slash"), "t").planned(plan));
        String completed = create(NewItem.of(new AgentName("slash"), "t").planned(plan));
        done("ack", acked, "");
        assertThat(item(acked).state()).isEqualTo(ItemState.ACKED);
        done("complete", completed, ",\"result\":\"ok\"");
        assertThat(item(completed).state()).isEqualTo(ItemState.COMPLETED);
    }

    @Test
    void aCompletionThatIsRefusedIsKeptAsANote() {
        String id = acked();
        done("complete", id, ",\"result\":\"first\"");
        assertThat(post("complete", acting(id, "slash", ",\"result\":\"second\""))
                        .status())
                .isEqualTo(409);
        assertThat(item(id).trail().notes()).isEqualTo(1);
        assertThat(item(id).result())
                .isNotNull()
                .extracting(result -> result.summary())
                .isEqualTo("first");
        assertThat(newest(id)).contains("second");
    }
}
