package dev.missioncontrol.api.http;

import static dev.missioncontrol.api.http.HttpControlPlaneTest.at;
import static dev.missioncontrol.api.http.HttpControlPlaneTest.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class HttpFeedTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final Position START = Position.START;

    @Test
    void eventsThatArriveTogetherAreGivenTogether() {
        try (CannedServer server = CannedServer.silentAfter(HEAD + event(1) + event(2) + ": beat\n");
                HttpControlPlane plane = at(server);
                Feed feed = plane.audit().follow(new Position(1, 0))) {
            assertThat(feed.await()).extracting(AuditEvent::position).startsWith(new Position(1, 1));
            assertThat(server.requests().getFirst()).startsWith("GET /api/audit/feed?after=1%3A0 ");
        }
    }

    @Test
    void beatIsAnEmptyAnswer() {
        try (CannedServer server = CannedServer.silentAfter(HEAD + ": beat\n\n");
                HttpControlPlane plane = at(server);
                Feed feed = plane.audit().follow(START)) {
            assertThat(feed.await()).isEmpty();
        }
    }

    @Test
    void endOfTheStreamIsAFailureAndStaysOne() {
        try (CannedServer server = CannedServer.hangingUpAfter(HEAD + event(1));
                HttpControlPlane plane = at(server);
                Feed feed = plane.audit().follow(START)) {
            assertThat(feed.await()).hasSize(1);
            assertThat(failureOf(feed::await).category()).isEqualTo(Category.UNAVAILABLE);
            assertThat(failureOf(feed::await).category()).isEqualTo(Category.UNAVAILABLE);
        }
    }

    @Test
    void silenceIsAFailure() {
        HttpFeed feed = new HttpFeed(new FeedLines(), Duration.ofMillis(20));
        assertThat(failureOf(feed::await)).hasMessageContaining("no sign of life");
    }

    @Test
    void closingFromAnotherThreadEndsTheWait() throws Exception {
        try (CannedServer server = CannedServer.silentAfter(HEAD);
                HttpControlPlane plane = at(server)) {
            Feed feed = plane.audit().follow(START);
            CompletableFuture<String> waiting =
                    CompletableFuture.supplyAsync(() -> failureOf(feed::await).type());
            feed.close();
            assertThat(waiting.get()).isEqualTo("feed-closed");
        }
    }

    @Test
    void refusedFollowIsTheFailureItWas() {
        String problem = "{\"type\":\"no-token\",\"title\":\"Unauthenticated\",\"status\":401}";
        try (CannedServer server = CannedServer.answering(401, "Content-Type: application/problem+json\r\n", problem);
                HttpControlPlane plane = at(server)) {
            assertThat(failureOf(() -> plane.audit().follow(START)).category()).isEqualTo(Category.UNAUTHENTICATED);
        }
    }

    @Test
    void linesAreAskedForOnlyAsTheyAreTaken() {
        FeedLines lines = new FeedLines();
        Requests requests = new Requests();
        lines.onSubscribe(requests);
        long ahead = requests.sum;
        lines.onNext(": beat");
        assertThat(requests.sum).isEqualTo(ahead);
        lines.next(Duration.ofSeconds(1));
        assertThat(requests.sum).isEqualTo(ahead + 1);
    }

    private static final class Requests implements Flow.Subscription {
        private long sum;

        @Override
        public void request(long n) {
            sum += n;
        }

        @Override
        public void cancel() {
            sum = -1;
        }
    }

    private static String event(int sequence) {
        String json = "{\"position\":\"1:" + sequence + "\",\"type\":\"item.created\",\"version\":1,"
                + "\"at\":\"2026-01-01T00:00:00Z\",\"actor\":\"owner:laptop\",\"subject\":\"item:x\","
                + "\"data\":\"{}\",\"hash\":\"00\"}";
        return "id: 1:" + sequence + "\nevent: event\ndata: " + json + "\n\n";
    }
}
