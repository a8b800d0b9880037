package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.json.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the classic endpoints byte by byte over a raw socket. */
final class ClassicWireTest extends ServedTest {
    private static final String POLL = "/api/inbox/poll?agent=slash&project=mc&clan=red";
    private static final String FULL = "{\"agent\":\"slash\",\"project\":\"mc\",\"clan\":\"red\",\"title\":\"Fix it\","
            + "\"body\":\"line 1\\nline 2\",\"labels\":[\"sev-1\",\"parked\"]}";

    private String create(String body) {
        Raw.Reply reply = served.ask("POST", "/api/inbox/create", Served.header(served.classic), body);
        assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        JsonNode answer = Json.tree(reply.body());
        assertThat(answer.size()).isEqualTo(1);
        return answer.get("inboxId").textValue();
    }

    private InboxItem item(String id) {
        return served.asOwner().inbox().find(new ItemId(id)).orElseThrow();
    }

    private Raw.Reply act(String what, String body) {
        return served.ask("POST", "/api/inbox/" + what, Served.header(served.classic), body);
    }

    @Test
    void rule1TheNameOfTheTokenHeaderIsReadInAnyCase() {
        for (String name : new String[] {"X-Mc-Token", "x-mc-token", "X-MC-TOKEN"}) {
            assertThat(served.ask("GET", POLL, name + ": " + served.classic.reveal() + "\r\n", "")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void rule2And3And5PollIsABareArrayOnOneLineWithLabels() {
        String id = create(FULL);
        Raw.Reply reply = served.get(served.classic, POLL);
        assertThat(reply.header("content-type")).isEqualTo("application/json");
        assertThat(reply.body())
                .isEqualTo("[{\"_id\":\"" + id + "\",\"agent\":\"slash\",\"project\":\"mc\",\"clan\":\"red\","
                        + "\"title\":\"Fix it\",\"body\":\"line 1\\nline 2\",\"status\":\"pending\","
                        + "\"labels\":[\"sev-1\",\"parked\"]}]");
    }

    @Test
    void rule4AnEmptyInboxIsAnEmptyArray() {
        Raw.Reply reply = served.get(served.classic, POLL);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("[]");
    }

    @Test
    void aHeaderTellsThatAPollWasCutAndTheBodyStaysAnArray() {
        for (int i = 0; i < 100; i++) {
            create("{\"agent\":\"slash\",\"title\":\"parked\",\"labels\":[\"parked\"]}");
        }
        assertThat(served.get(served.classic, POLL).headers()).doesNotContainKey("x-mc-more");
        create("{\"agent\":\"slash\",\"title\":\"urgent\",\"labels\":[\"sev-1\"]}");
        Raw.Reply reply = served.get(served.classic, POLL);
        assertThat(reply.header("x-mc-more")).isEqualTo("true");
        JsonNode rows = Json.tree(reply.body());
        assertThat(rows.size()).isEqualTo(100);
        assertThat(rows.get(0).get("title").textValue()).isEqualTo("urgent");
        assertThat(rows.get(99).get("title").textValue()).isEqualTo("parked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"labels\":null", ",\"labels\":[]", ",\"labels\":\"x\"", ",\"labels\":[null,\" \"]"})
    void rule5LabelsAreAbsentWhereThereAreNone(String labels) {
        create("{\"agent\":\"slash\",\"project\":\"mc\",\"title\":\"t\"" + labels + "}");
        assertThat(served.get(served.classic, POLL).body())
                .contains("\"title\":\"t\"")
                .doesNotContain("labels");
    }

    @Test
    void aCreateForMortalIsAnAskThatIsPolledAndCompletedLikeAnItem() {
        String id = create("{\"targetAgent\":\"mortal\",\"fromAgent\":\"slash\",\"subject\":\"Renew it\","
                + "\"body\":\"Ends in May\",\"kind\":\"alert\",\"priority\":\"high\",\"project\":\"mc\"}");
        assertThat(served.get(served.classic, "/api/inbox/poll?agent=mortal&project=mc")
                        .body())
                .isEqualTo("[{\"_id\":\"" + id + "\",\"agent\":\"mortal\",\"project\":\"mc\","
                        + "\"title\":\"Renew it\",\"body\":\"Ends in May\",\"status\":\"pending\","
                        + "\"labels\":[\"sev-1\"]}]");
        Ask ask = served.asOwner().asks().find(new AskId(id)).orElseThrow();
        assertThat(ask.kind()).isEqualTo(AskKind.TASK);
        assertThat(ask.status().escalated()).isTrue();
        assertThat(act("ack", "{\"inboxId\":\"" + id + "\",\"agentId\":\"mortal\"}")
                        .status())
                .isEqualTo(200);
        assertThat(act("complete", "{\"inboxId\":\"" + id + "\",\"agentId\":\"mortal\",\"result\":\"renewed\"}")
                        .status())
                .isEqualTo(200);
        assertThat(served.get(served.classic, "/api/inbox/poll?agent=mortal").body())
                .isEqualTo("[]");
        assertThat(act("complete", "{\"inboxId\":\"" + id + "\",\"agentId\":\"mortal\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void rule6EachAnswerComesWellWithinThreeSeconds() {
        long begin = System.nanoTime();
        String id = create(FULL);
        served.get(served.classic, POLL);
        act("ack", acting(id, "slash"));
        act("complete", acting(id, "slash"));
        assertThat(System.nanoTime() - begin).isLessThan(3_000_000_000L);
    }

    @Test
    void rule8UnknownAndFreeAgentNamesAreTaken() {
        assertThat(served.get(served.classic, "/api/inbox/poll?agent=main").body())
                .isEqualTo("[]");
        create("{\"agent\":\"../Ünknown agent\",\"title\":\"t\"}");
        String path = "/api/inbox/poll?agent=..%2F%C3%9Cnknown%20agent";
        assertThat(served.get(served.classic, path).body()).contains("\"agent\":\"../Ünknown agent\"");
    }

    @Test
    void rule9AContentTypeOnAGetIsTaken() {
        String headers = Served.header(served.classic) + "Content-Type: application/json\r\n";
        assertThat(served.ask("GET", POLL, headers, "").body()).isEqualTo("[]");
        assertThat(served.ask("GET", POLL, headers, "{}").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"agent\":\"a\",\"title\":\"t\",\"body\":\"b\"} | a | t | b | classic:fleet",
                "{\"agent\":\"a\",\"targetAgent\":\"x\",\"title\":\"t\"} | x | t | '' | classic:a",
                "{\"project\":\"p\",\"targetAgent\":\"x\",\"issueRef\":\"o/r#1\",\"title\":\"t\",\"context\":\"c\"} | x | t | c | classic:fleet",
                "{\"targetAgent\":\"x\",\"fromAgent\":\"f\",\"subject\":\"s\",\"body\":\"b\",\"kind\":\"task\"} | x | s | b | classic:f",
                "{\"agent\":\"a\",\"title\":\"t\",\"subject\":\"s\",\"body\":\"b\",\"context\":\"c\"} | a | t | b | classic:fleet",
                "{\"agent\":\"a\",\"title\":7,\"priority\":\"high\",\"x\":{\"y\":[1]}} | a | 7 | '' | classic:fleet",
                "{\"agent\":\"a\",\"title\":\"t\",\"title\":\"u\"} | a | u | '' | classic:fleet"
            })
    void everyDialectOfCreateIsTaken(String json, String agent, String title, String body, String author) {
        InboxItem item = item(create(json));
        assertThat(item.agent()).hasToString(agent);
        assertThat(item.title()).isEqualTo(title);
        assertThat(item.assignment().body()).isEqualTo(body);
        assertThat(item.author()).isEqualTo(Actor.parse(author));
    }

    @Test
    void issueAndClanAndProjectAreKept() {
        InboxItem item = item(create(
                "{\"agent\":\"a\",\"title\":\"t\",\"project\":\"mc\",\"clan\":\"red\",\"issueRef\":\"o/r#12\"}"));
        assertThat(item.assignment().origin().project()).isEqualTo("mc");
        assertThat(item.assignment().origin().clan()).isEqualTo("red");
        assertThat(item.assignment().origin().issueRef()).isEqualTo("o/r#12");
    }

    @Test
    void anItemWithoutAClanReachesAPollThatNamesOne() {
        create("{\"agent\":\"slash\",\"project\":\"mc\",\"title\":\"for all\"}");
        create("{\"agent\":\"slash\",\"project\":\"mc\",\"clan\":\"blue\",\"title\":\"for blue\"}");
        assertThat(served.get(served.classic, POLL).body())
                .contains("for all")
                .doesNotContain("for blue")
                .doesNotContain("\"clan\"");
    }

    @Test
    void aCommandInAClassicCreateIsAFieldThatIsNotUnderstood() {
        InboxItem item = item(create("{\"agent\":\"a\",\"title\":\"t\","
                + "\"command\":{\"argv\":[\"touch\",\"/tmp/x\"],\"repository\":\"/srv/r\"}}"));
        assertThat(item.assignment().work()).isNull();
    }

    @Test
    void textThatWouldBreakALineStaysWithinIt() {
        create("{\"agent\":\"slash\",\"project\":\"mc\",\"title\":\"a\\nb\\u001b[31m\\u2028c\"}");
        assertThat(served.get(served.classic, POLL).body().lines()).hasSize(1);
    }

    @Test
    void anAckedItemIsNoLongerPolledAndACompletedOneKeepsItsResult() {
        String id = create(FULL);
        assertThat(act("ack", acting(id, "slash")).body()).isEqualTo("{\"ok\":true}");
        assertThat(served.get(served.classic, POLL).body()).isEqualTo("[]");
        assertThat(item(id).state()).isEqualTo(ItemState.ACKED);
        String done = "{\"inboxId\":\"" + id + "\",\"agentId\":\"slash\",\"result\":\"done: a\\nb\",\"more\":1}";
        assertThat(act("complete", done).body()).isEqualTo("{\"ok\":true}");
        InboxItem item = item(id);
        assertThat(item.state()).isEqualTo(ItemState.COMPLETED);
        assertThat(item.result())
                .isNotNull()
                .extracting(result -> result.summary())
                .isEqualTo("done: a\nb");
        assertThat(served.asOwner()
                        .audit()
                        .list(new AuditFilter("classic:slash", null, null), null, 9)
                        .rows())
                .extracting(event -> event.type())
                .containsExactly("item.completed", "item.acked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"pr\":1} | {\"pr\":1}", "null | ''", "true | true"})
    void aResultMayBeAnyJson(String result, String kept) {
        String id = create(FULL);
        act("complete", "{\"inboxId\":\"" + id + "\",\"agentId\":\"slash\",\"result\":" + result + "}");
        assertThat(item(id).result()).isNotNull().extracting(r -> r.summary()).isEqualTo(kept);
    }

    @Test
    void ofAVeryLongResultTheEndIsKept() {
        String id = create(FULL);
        String lines = "line\\n".repeat(20_000) + "the end";
        String done = "{\"inboxId\":\"" + id + "\",\"agentId\":\"slash\",\"result\":\"" + lines + "\"}";
        assertThat(act("complete", done).status()).isEqualTo(200);
        assertThat(item(id).result())
                .isNotNull()
                .extracting(r -> r.lastLines().getLast())
                .isEqualTo("the end");
    }

    @Test
    void whatCannotBeDoneIsToldAsAProblem() {
        String id = create(FULL);
        assertProblem(act("ack", acting(id, "pixel")), 404, "unknown-item");
        assertProblem(act("ack", acting("k57abc", "slash")), 404, "unknown-item");
        act("complete", acting(id, "slash"));
        assertThat(act("complete", acting(id, "slash")).status()).isEqualTo(409);
        assertProblem(act("ack", "{\"inboxId\":\"" + id + "\"}"), 400, "invalid-body");
        assertProblem(act("ack", "{\"agentId\":\"slash\"}"), 400, "invalid-body");
        assertProblem(act("create", "{\"agent\":\"a\"}"), 400, "invalid-body");
        assertProblem(act("create", "{\"title\":\"t\"}"), 400, "invalid-body");
        assertProblem(act("create", "[]"), 400, "invalid-body");
        assertProblem(act("create", "{"), 400, "invalid-body");
        assertProblem(served.get(served.classic, "/api/inbox/poll"), 400, "agent-missing");
    }

    @Test
    void aProblemShowsNothingOfTheItem() {
        String id = create(FULL);
        act("complete", acting(id, "slash"));
        for (String what : new String[] {"ack", "complete"}) {
            Raw.Reply reply = act(what, acting(id, "slash"));
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.body()).contains("\"detail\":").doesNotContain("current", "Fix it", "line 1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commands | {\"type\":\"ack\"}",
                "commands | {\"type\":\"start-work\",\"epoch\":0}",
                "commands | {\"type\":\"complete\",\"result\":{}}",
                "commands | {\"type\":\"retry\"}",
                "progress | {\"epoch\":0,\"lines\":[],\"at\":\"2026-01-01T00:00:00Z\"}"
            })
    void aClassicTokenLearnsNothingByOurOwnPaths(String path, String body) {
        Raw.Reply reply = served.post(served.classic, "/api/items/" + create(FULL) + "/" + path, body);
        assertProblem(reply, 403, "forbidden");
        assertThat(reply.body()).doesNotContain("current", "Fix it", "line 1");
    }

    @Test
    void aRuntimeHasNoBusinessHere() {
        assertProblem(served.get(served.runtimeToken("local"), POLL), 403, "forbidden");
    }

    @Test
    void rule10TimesAreIsoWithZ() {
        String id = create(FULL);
        Raw.Reply reply = served.get(served.owner, "/api/items/" + id);
        String created = Json.tree(reply.body()).get("createdAt").textValue();
        assertThat(created).endsWith("Z").isEqualTo(created.toUpperCase(Locale.ROOT));
    }

    private static String acting(String id, String agent) {
        return "{\"inboxId\":\"" + id + "\",\"agentId\":\"" + agent + "\"}";
    }
}
