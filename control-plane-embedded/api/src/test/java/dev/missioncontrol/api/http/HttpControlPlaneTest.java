package dev.missioncontrol.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.NewItem;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpControlPlaneTest {
    private static final ItemId ITEM = new ItemId("01k00000000000000000000000");
    private static final String NOT_OURS = "{\"type\":\"x\",\"title\":\"x\",\"status\":404}";
    private static final String WHO = "{\"actor\":\"owner:laptop\"}";

    @Test
    void addressIsAskedAnewForEveryCall() {
        try (CannedServer first = CannedServer.answering(200, "", WHO);
                CannedServer second = CannedServer.answering(200, "", WHO)) {
            Queue<URI> addresses = new ArrayDeque<>(List.of(first.url(), second.url()));
            try (HttpControlPlane plane = new HttpControlPlane(addresses::remove, () -> new Token("t"))) {
                plane.access().whoAmI();
                plane.access().whoAmI();
            }
            assertThat(first.requests()).hasSize(1);
            assertThat(second.requests()).hasSize(1);
        }
    }

    @Test
    void carriesTheTokenInItsHeader() {
        try (CannedServer server = CannedServer.answering(200, "", WHO)) {
            try (HttpControlPlane plane = at(server)) {
                assertThat(plane.access().whoAmI()).hasToString("owner:laptop");
            }
            assertThat(server.requests().getFirst())
                    .startsWith("GET /api/whoami HTTP/1.1")
                    .contains("X-MC-Token: secret");
        }
    }

    @Test
    void nothingListeningOnThisMachineMeansNotRunning() {
        URI gone;
        try (CannedServer server = CannedServer.answering(200, "", WHO)) {
            gone = server.url();
        }
        try (HttpControlPlane plane = new HttpControlPlane(() -> gone, () -> new Token("secret"))) {
            ControlPlaneException failure = failureOf(() -> plane.inbox().counts());
            assertThat(failure.category()).isEqualTo(Category.UNAVAILABLE);
            assertThat(failure.type()).isEqualTo("not-running");
            assertThat(failure).hasMessageContaining("count items").hasMessageContaining(gone.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:80, true",
        "http://127.9.9.9, true",
        "http://localhost:1, true",
        "http://[::1]:1, true",
        "https://127.evil.com, false",
        "https://localhost.evil, false",
        "https://192.0.2.1, false"
    })
    void loopbackIsJudgedByTheLettersOfTheAddress(URI address, boolean loopback) {
        assertThat(Origin.of(address).loopback()).isEqualTo(loopback);
    }

    @Test
    void refusedElsewhereMeansUnreachable() {
        Origin remote = Origin.of(URI.create("https://192.0.2.1:1"));
        assertThat(remote.refused("count items", new ConnectException()).type()).isEqualTo("unreachable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1",
                "http://192.0.2.1",
                "http://127.evil.com",
                "http://127.0.0.1#sha256=x",
                "https://a#x",
                "https://a#sha256=short",
                "http://user@127.0.0.1",
                "http://127.0.0.1/else",
                "http:/x",
                "/x"
            })
    void addressThatIsMoreThanAnOriginIsRefused(URI address) {
        try (HttpControlPlane plane = new HttpControlPlane(() -> address, () -> new Token("secret"))) {
            assertThat(failureOf(() -> plane.inbox().counts()).type()).isEqualTo("bad-address");
        }
    }

    @Test
    void redirectIsNeverFollowed() {
        try (CannedServer thief = CannedServer.answering(200, "", WHO);
                CannedServer server = CannedServer.answering(307, "Location: " + thief.url() + "/api/whoami\r\n", "");
                HttpControlPlane plane = at(server)) {
            assertThat(failureOf(() -> plane.access().whoAmI()).type()).isEqualTo("not-a-control-plane");
            assertThat(thief.requests()).isEmpty();
        }
    }

    @Test
    void answerOfAnotherProgramIsNoAnswer() {
        try (CannedServer server = CannedServer.answering(404, "Content-Type: application/json\r\n", NOT_OURS);
                HttpControlPlane plane = at(server)) {
            ControlPlaneException failure = failureOf(() -> plane.inbox().find(ITEM));
            assertThat(failure.category()).isEqualTo(Category.UNAVAILABLE);
            assertThat(failure.type()).isEqualTo("not-a-control-plane");
        }
    }

    @Test
    void fieldsOfANewerServerArePassedOver() {
        String newer = "{\"actor\":\"owner:laptop\",\"since\":{\"release\":[9]}}";
        try (CannedServer server = CannedServer.answering(200, "", newer);
                HttpControlPlane plane = at(server)) {
            assertThat(plane.access().whoAmI()).hasToString("owner:laptop");
        }
    }

    @Test
    void answerThatIsAnotherObjectIsNoAnswer() {
        try (CannedServer server = CannedServer.answering(200, "", "{\"status\":\"up\"}");
                HttpControlPlane plane = at(server)) {
            assertThat(failureOf(() -> plane.access().whoAmI()).type()).isEqualTo("not-a-control-plane");
            assertThat(failureOf(() -> plane.inbox().find(ITEM)).type()).isEqualTo("not-a-control-plane");
        }
    }

    @Test
    void problemBecomesTheFailureItWas() {
        String problem =
                "{\"type\":\"operators-only\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"Ask the owner.\"}";
        try (CannedServer server = CannedServer.answering(403, "Content-Type: application/problem+json\r\n", problem);
                HttpControlPlane plane = at(server)) {
            ControlPlaneException failure = failureOf(() -> plane.inbox().counts());
            assertThat(failure.category()).isEqualTo(Category.FORBIDDEN);
            assertThat(failure.type()).isEqualTo("operators-only");
            assertThat(failure).hasMessage("count items: Ask the owner.");
        }
    }

    @Test
    void everyCategorySurvivesTheWayThroughItsStatus() {
        for (Category category : Category.values()) {
            assertThat(Problem.categoryOf(Problem.statusOf(category))).isEqualTo(category);
        }
    }

    @Test
    void brokenConnectionMeansUnknown() {
        try (CannedServer server = CannedServer.hangingUpAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
                HttpControlPlane plane = at(server)) {
            assertThat(failureOf(() -> plane.inbox().counts()).type()).isEqualTo("unreachable");
        }
    }

    @Test
    @Timeout(10)
    void bodyThatNeverEndsIsGivenUp() {
        try (CannedServer server = CannedServer.silentAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
                Exchange exchange = new Exchange(server::url, () -> new Token("secret"))) {
            Call call = new Call("count items", "/api/item-counts", null, null, Duration.ofMillis(300));
            ControlPlaneException failure = failureOf(() -> exchange.answer(call));
            assertThat(failure.category()).isEqualTo(Category.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("did not answer");
        }
    }

    @Test
    void claimWaitsAtLeastAsLongAsTheServerMay() {
        Call call = Call.post("claim the next item", "/api/claims", "x").waiting(Duration.ofSeconds(25));
        assertThat(call.timeout()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void claimSaysHowLongItWaits() {
        try (CannedServer server = CannedServer.answering(200, "", "{\"type\":\"nothing\"}");
                HttpControlPlane plane = at(server)) {
            ClaimRequest request = new ClaimRequest(new Incarnation(1), IdempotencyKey.random());
            plane.inbox().claim(request, Duration.ofMillis(1500));
            plane.inbox().claim(request, Duration.ofHours(1));
            assertThat(server.requests().get(0)).startsWith("POST /api/claims?waitSeconds=1.500 ");
            assertThat(server.requests().get(1)).startsWith("POST /api/claims?waitSeconds=30.000 ");
        }
    }

    @Test
    void requestThatNobodyWouldTakeIsNotSent() {
        try (CannedServer server = CannedServer.answering(201, "", "{}");
                HttpControlPlane plane = at(server)) {
            Command command = new Command(Collections.nCopies(100, "x".repeat(16 * 1024)), "/srv/repo", null);
            NewItem item = NewItem.of(new AgentName("slash"), "t").running(command);
            ControlPlaneException failure = failureOf(() -> plane.inbox().create(item, IdempotencyKey.random()));
            assertThat(failure.category()).isEqualTo(Category.TOO_LARGE);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void foreignTextInAQueryIsEncoded() {
        try (CannedServer server = CannedServer.answering(200, "", "{\"rows\":[]}");
                HttpControlPlane plane = at(server)) {
            plane.inbox().list(new ItemFilter(null, Set.of(), null, null, "a&b=c +ü"), null, 10);
            assertThat(server.requests().getFirst()).startsWith("GET /api/items?words=a%26b%3Dc%20%2B%C3%BC&limit=10 ");
        }
    }

    static HttpControlPlane at(CannedServer server) {
        return new HttpControlPlane(server::url, () -> new Token("secret"));
    }

    static ControlPlaneException failureOf(ThrowingCallable call) {
        ControlPlaneException failure = catchThrowableOfType(ControlPlaneException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
