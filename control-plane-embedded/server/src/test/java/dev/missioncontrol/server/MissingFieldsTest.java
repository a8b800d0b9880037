package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.inbox.NewItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sends bodies with missing or null fields: each is the caller's mistake, never a failure of the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MissingFieldsTest {
    private static final List<String> COMMANDS =
            List.of("ack", "start-work", "complete", "fail", "release", "cancel", "retry", "adopt");
    private static final List<String> FIELDS = List.of(
            "agent",
            "title",
            "labels",
            "command",
            "epoch",
            "result",
            "reason",
            "incarnation",
            "key",
            "name",
            "renewals",
            "sessions",
            "lines",
            "at",
            "host",
            "inboxId",
            "agentId",
            "targetAgent");

    private Served served;
    private Token runtime;
    private String item;

    @BeforeAll
    void open(@TempDir Path directory) {
        served = new Served(directory);
        runtime = served.runtimeToken("local");
        try (HttpControlPlane plane = served.as(runtime)) {
            plane.runtimes().start(new RuntimeStart("laptop", "Linux", "0.1.0", false));
        }
        item = served.asOwner()
                .inbox()
                .create(NewItem.of(new AgentName("slash"), "t"), IdempotencyKey.random())
                .id()
                .value();
    }

    @AfterAll
    void close() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/claims?waitSeconds=0 | {\"key\":\"k\"}",
                "/api/claims?waitSeconds=0 | {\"incarnation\":1}",
                "/api/runtimes/pulse       | {}",
                "/api/runtimes/pulse       | {\"incarnation\":null,\"renewals\":[],\"sessions\":[]}",
                "/api/runtimes/pulse       | {\"incarnation\":1,\"renewals\":[{}]}",
                "/api/runtimes/pulse       | {\"incarnation\":1,\"renewals\":[null]}",
                "/api/runtimes/pulse       | {\"incarnation\":1,\"renewals\":[{\"item\":\"ITEM\"}]}",
                "/api/runtimes/pulse       | {\"incarnation\":1,\"sessions\":[{\"item\":\"ITEM\"}]}",
                "/api/runtimes/start       | {\"host\":\"laptop\"}",
                "/api/items/ITEM/commands  | {\"type\":\"start-work\"}",
                "/api/items/ITEM/commands  | {\"type\":\"adopt\",\"epoch\":1}",
                "/api/items/ITEM/commands  | {\"type\":\"adopt\",\"incarnation\":1}",
                "/api/items/ITEM/commands  | {\"type\":\"complete\",\"epoch\":1,\"result\":{\"branch\":{}}}",
                "/api/items/ITEM/progress  | {\"epoch\":1,\"lines\":[\"x\"]}",
                "/api/items/ITEM/progress  | {\"epoch\":1,\"lines\":[null],\"at\":\"2026-01-01T00:00:00Z\"}"
            })
    void whatIsMissingIsSaid(String path, String body) {
        Raw.Reply reply = served.post(runtime, path.replace("ITEM", item), body.replace("ITEM", item));
        assertProblem(reply, 400, "invalid-body");
    }

    @Test
    void aTokenForNobodyIsNotIssued() {
        assertProblem(served.post(served.owner, "/api/tokens", "{}"), 400, "invalid-body");
    }

    @Test
    void noEndpointFailsOverABodyThatSaysNothing() {
        List<String> failures = new ArrayList<>();
        for (String path : posts()) {
            for (Token token : List.of(served.owner, runtime, served.classic)) {
                bodies().forEach(body -> {
                    Raw.Reply reply = served.post(token, path, body);
                    if (reply.status() >= 500) {
                        failures.add(path + " " + body + " " + reply.status());
                    }
                });
            }
        }
        assertThat(failures).isEmpty();
    }

    private List<String> posts() {
        return List.of(
                "/api/items",
                "/api/items/" + item + "/commands",
                "/api/items/" + item + "/progress",
                "/api/claims?waitSeconds=0",
                "/api/runtimes/start",
                "/api/runtimes/pulse",
                "/api/tokens",
                "/api/inbox/create",
                "/api/inbox/ack",
                "/api/inbox/complete");
    }

    /** Returns an object without fields, one field that is null or a list of nulls, and all of that as each command. */
    private static List<String> bodies() {
        List<String> bodies =
                new ArrayList<>(List.of("{}", "null", "[]", "0", "\"\"", "{\"x\":null}", "{\"type\":null}"));
        for (String field : FIELDS) {
            bodies.add("{\"" + field + "\":null}");
            bodies.add("{\"" + field + "\":[null]}");
            bodies.add("{\"" + field + "\":{}}");
        }
        for (String type : COMMANDS) {
            bodies.add("{\"type\":\"" + type + "\"}");
            bodies.add("{\"type\":\"" + type + "\",\"epoch\":null,\"result\":null,\"reason\":null}");
            bodies.add("{\"type\":\"" + type + "\",\"epoch\":{},\"result\":{}}");
            bodies.add("{\"type\":\"" + type + "\",\"epoch\":0,\"incarnation\":null}");
        }
        return bodies;
    }
}
