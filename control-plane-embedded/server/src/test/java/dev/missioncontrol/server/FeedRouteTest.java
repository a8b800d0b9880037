package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FeedRouteTest extends ServedTest {
    private void create(String title) {
        served.asOwner().inbox().create(NewItem.of(new AgentName("slash"), title), IdempotencyKey.random());
    }

    private Raw follow(String path, String headers) {
        Raw raw = new Raw(served.server.url());
        raw.send(
                "GET " + path + " HTTP/1.1\r\n" + served.hostHeader() + Served.header(served.owner) + headers + "\r\n");
        return raw;
    }

    /** Returns the next line of an event or heartbeat and skips chunk framing. */
    private static String next(Raw raw) {
        String line = raw.line();
        while (!line.startsWith("id:")
                && !line.startsWith("data:")
                && !line.startsWith("event:")
                && !line.startsWith(":")) {
            line = raw.line();
        }
        return line;
    }

    @Test
    void anEventHasItsPositionItsNameAndItsJson() {
        Position before = served.asOwner().audit().head();
        create("first");
        try (Raw raw = follow("/api/audit/feed?after=" + before, "")) {
            assertThat(raw.line()).isEqualTo("HTTP/1.1 200 OK");
            Position position = new Position(before.era(), before.sequence() + 1);
            assertThat(next(raw)).isEqualTo("id: " + position);
            assertThat(next(raw)).isEqualTo("event: event");
            AuditEvent event = Json.read(next(raw).substring(6), AuditEvent.class);
            assertThat(event.position()).isEqualTo(position);
            assertThat(event.type()).isEqualTo("item.created");
        }
    }

    @Test
    void aFollowerThatComesBackResumesWhereItStopped() {
        create("seen");
        Position seen = served.asOwner().audit().head();
        create("missed");
        try (Raw raw = follow("/api/audit/feed?after=1:0", "Last-Event-ID: " + seen + "\r\n")) {
            assertThat(next(raw)).isEqualTo("id: " + new Position(seen.era(), seen.sequence() + 1));
        }
    }

    @Test
    void aQuietLogGivesSignsOfLife() {
        try (Raw raw = follow("/api/audit/feed", "")) {
            assertThat(next(raw)).startsWith(":");
        }
    }

    @Test
    void eventsArriveWhileOneWaits() {
        List<String> types = new ArrayList<>();
        try (Feed feed =
                served.asOwner().audit().follow(served.asOwner().audit().head())) {
            create("live");
            while (types.isEmpty()) {
                feed.await().forEach(event -> types.add(event.type()));
            }
        }
        assertThat(types).containsExactly("item.created");
    }

    @Test
    void whoMayNotReadTheLogMayNotFollowIt() {
        assertProblem(served.get(served.classic, "/api/audit/feed"), 403, "forbidden");
        assertProblem(served.get(served.owner, "/api/audit/feed?after=x"), 400, "invalid-parameter");
    }

    @Test
    void aFollowerWhoseTokenHasEndedIsCutOff() {
        Feed feed = served.asOwner().audit().follow(Position.START);
        served.core.mintOwnerToken();
        try (feed) {
            Pause.until("the feed ends", () -> ended(feed));
        }
    }

    @Test
    void closingDoesNotWaitForAFollower() {
        try (Raw raw = follow("/api/audit/feed", "");
                Raw idle = new Raw(served.server.url())) {
            idle.send("GET /healthz HTTP/1.1\r\n" + served.hostHeader() + "\r\n");
            assertThat(idle.reply(true).status()).isEqualTo(200);
            assertThat(raw.line()).isEqualTo("HTTP/1.1 200 OK");
            long begin = System.nanoTime();
            served.server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static boolean ended(Feed feed) {
        try {
            feed.await();
            return false;
        } catch (ControlPlaneException e) {
            return true;
        }
    }
}
