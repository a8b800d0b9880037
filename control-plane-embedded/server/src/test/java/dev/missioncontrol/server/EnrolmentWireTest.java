package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Renewal;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests enrolment and renewal byte by byte. */
final class EnrolmentWireTest extends ServedTest {
    private final MachineKeys keys = MachineKeys.generate();

    private Token join() {
        return served.asOwner()
                .enrolments()
                .letJoin(NewToken.of(Role.RUNTIME, "vm"), IdempotencyKey.random())
                .token();
    }

    private String enrolment(Token join) {
        try (var client = served.as(join)) {
            return Json.write(keys.enrol(client.enrolments().joining()));
        }
    }

    private Enrolled enrolled() {
        try (var client = served.as(join())) {
            return client.enrolments().enrol(keys.enrol(client.enrolments().joining()), IdempotencyKey.random());
        }
    }

    private Token renewed(Enrolled before) {
        IdempotencyKey once = IdempotencyKey.random();
        try (var client = served.as(before.token().token())) {
            Renewal renewal = keys.renew(new Renewal.Due(before.machine(), before.generation(), once));
            return client.enrolments().renew(renewal, once).token().token();
        }
    }

    @Test
    void theSecondUseOfAJoinTokenIsGone() {
        Token join = join();
        assertThat(join.reveal()).matches("mcjoin_[0-9A-Za-z]{49}");
        Raw.Reply first = served.post(join, "/api/enrolments", enrolment(join));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body())
                .contains("\"machine\":\"runtime:vm\"", "\"generation\":1", "\"term\":\"PT1H\"", "\"token\":\"mcrun_");
        GateTest.assertProblem(served.post(join, "/api/enrolments", enrolment(join)), 410, "join-token-used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"keys\":{\"signing\":\"x\",\"sealing\":\"y\"},\"signature\":\"z\"}",
                "{\"keys\":null,\"signature\":\"z\"}",
                "{\"keys\":{\"signing\":\"MCowBQYDK2VwAyEA\",\"sealing\":\"MCowBQYDK2VuAyEA\"},\"signature\":\"\"}"
            })
    void whatIsNoEnrolmentIsRefusedAndUsesNothingUp(String body) {
        Token join = join();
        GateTest.assertProblem(served.post(join, "/api/enrolments", body), 400, "invalid-body");
        assertThat(served.post(join, "/api/enrolments", enrolment(join)).status())
                .isEqualTo(201);
    }

    @Test
    void keysOfTheWrongKindAreRefused() {
        Token join = join();
        String swapped = enrolment(join)
                .replace("signing", "other")
                .replace("sealing", "signing")
                .replace("other", "sealing");
        GateTest.assertProblem(served.post(join, "/api/enrolments", swapped), 400, "invalid-body");
    }

    @Test
    void aTokenThatWasReplacedIsRefusedLikeOneThatNeverWas() {
        Enrolled first = enrolled();
        Token second = renewed(first);
        assertThat(served.get(second, "/api/whoami").status()).isEqualTo(200);
        String never = served.ask("POST", "/api/enrolments/renewals", "X-MC-Token: no\r\n", "")
                .body();
        for (String path : List.of("/api/enrolments/renewals", "/api/whoami", "/api/claims")) {
            Raw.Reply reply = served.post(first.token().token(), path, "{}");
            GateTest.assertProblem(reply, 401, "unauthenticated");
            assertThat(reply.body()).isEqualTo(never);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/enrolments/renewals/", "/api/enrolments/./renewals", "/api//enrolments/renewals"})
    void noOtherPathIsTheDoor(String path) {
        Enrolled first = enrolled();
        assertThat(served.post(first.token().token(), path, "{\"signature\":\"x\"}")
                        .status())
                .isIn(400, 403, 404);
        assertThat(served.get(first.token().token(), "/api/whoami").status()).isEqualTo(200);
    }

    @Test
    void aClaimThatWaitsGoesOnWhileItsTokenIsReplaced() {
        Enrolled first = enrolled();
        try (var client = served.as(first.token().token());
                Raw waiting = new Raw(served.server.url())) {
            long life = client.runtimes()
                    .start(new RuntimeStart("laptop", "Linux", "0.1.0", true))
                    .incarnation()
                    .value();
            String body = "{\"incarnation\":" + life + ",\"key\":\"waits\"}";
            waiting.send("POST /api/claims?waitSeconds=10 HTTP/1.1\r\n" + served.hostHeader()
                    + Served.header(first.token().token()) + "Content-Length: "
                    + body.length() + "\r\n\r\n" + body);
            Token second = renewed(first);
            assertThat(served.get(second, "/api/whoami").status()).isEqualTo(200);
            assertThat(served.get(first.token().token(), "/api/whoami").status())
                    .isEqualTo(401);
            Pause.of(Duration.ofMillis(1_200)); // the token is checked twice a second
            served.asOwner()
                    .inbox()
                    .create(
                            NewItem.of(new AgentName("slash"), "work")
                                    .running(new Command(List.of("true"), "/srv/repo", null)),
                            IdempotencyKey.random());
            Raw.Reply reply = waiting.reply(true);
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.body()).contains("\"type\":\"claimed\"");
        }
    }
}
