package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.NewItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that the metrics are well formed and change with events. */
final class MetricsTest extends ServedTest {
    private static final AgentName SLASH = new AgentName("slash");
    private static final Command TRUE = new Command(List.of("true"), "/srv/repo", null);

    private Scrape scrape() {
        Raw.Reply reply = served.get(served.token(Role.METRICS), "/metrics");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        return Scrape.of(reply.body());
    }

    private void create() {
        served.asOwner().inbox().create(NewItem.of(SLASH, "Do it").running(TRUE), IdempotencyKey.random());
    }

    @Test
    void itemsEventsCommandsAndBatchesAreCounted() {
        Scrape before = scrape();
        assertThat(before.get("missioncontrol_items{state=\"pending\"}")).isZero();
        create();
        create();
        Scrape after = scrape();
        assertThat(after.get("missioncontrol_items{state=\"pending\"}")).isEqualTo(2);
        assertThat(after.get("missioncontrol_events_total"))
                .isGreaterThanOrEqualTo(before.get("missioncontrol_events_total") + 2);
        assertThat(after.get("missioncontrol_commands_total{outcome=\"done\"}"))
                .isGreaterThanOrEqualTo(before.get("missioncontrol_commands_total{outcome=\"done\"}") + 2);
        assertThat(after.get("missioncontrol_batch_duration_seconds_count"))
                .isGreaterThanOrEqualTo(before.get("missioncontrol_batch_duration_seconds_count") + 2);
        assertThat(after.get("missioncontrol_batch_duration_seconds_sum"))
                .isGreaterThan(before.get("missioncontrol_batch_duration_seconds_sum"));
        assertThat(after.get("missioncontrol_database_up")).isEqualTo(1);
        assertThat(after.get("missioncontrol_writable")).isEqualTo(1);
        assertThat(after.get("missioncontrol_disk_free_bytes")).isGreaterThan(1 << 20);
        assertThat(after.get("jvm_memory_used_bytes{area=\"heap\"}")).isGreaterThan(1 << 20);
    }

    @Test
    void leasesAndRuntimesAreCounted() {
        create();
        Token token = served.runtimeToken("local");
        try (HttpControlPlane runtime = served.as(token)) {
            var started = runtime.runtimes().start(new RuntimeStart("laptop", "Linux", "0.1.0", true));
            runtime.inbox().claim(new ClaimRequest(started.incarnation(), IdempotencyKey.random()), Duration.ZERO);
        }
        Scrape scrape = scrape();
        assertThat(scrape.get("missioncontrol_runtimes{liveness=\"alive\"}")).isEqualTo(1);
        assertThat(scrape.get("missioncontrol_runtimes{liveness=\"lost\"}")).isZero();
        assertThat(scrape.get("missioncontrol_items{state=\"pending\"}")).isZero();
        assertThat(scrape.get("missioncontrol_items{state=\"acked\"}")).isEqualTo(1);
        assertThat(scrape.get("missioncontrol_leases")).isEqualTo(1);
    }

    @Test
    void requestsAndRefusalsAreCountedUnderNamesOfOurOwn() {
        served.ask("GET", "/api/items", "X-MC-Token: no-token\r\n", "");
        served.get(served.owner, "/api/items");
        served.get(served.owner, "/api/nowhere/secret-name");
        served.ask("GET", "/api/items", Served.header(served.owner) + "Origin: http://evil\r\n", "");
        Scrape scrape = scrape();
        String ok = "missioncontrol_http_requests_total{method=\"GET\",path=\"/api/items\",status=\"2xx\"}";
        assertThat(scrape.get(ok)).isEqualTo(1);
        assertThat(scrape.get("missioncontrol_http_refusals_total{reason=\"unauthenticated\"}"))
                .isEqualTo(1);
        assertThat(scrape.get("missioncontrol_http_refusals_total{reason=\"unknown-path\"}"))
                .isEqualTo(1);
        assertThat(scrape.get("missioncontrol_http_refusals_total{reason=\"foreign-origin\"}"))
                .isEqualTo(1);
        assertThat(scrape.get("missioncontrol_http_request_duration_seconds_count{status=\"4xx\"}"))
                .isEqualTo(3);
        assertThat(scrape.samples().keySet().toString()).doesNotContain("secret-name");
        served.get(served.owner, "/api/items");
        assertThat(scrape().get(ok)).isEqualTo(2);
    }

    @Test
    void claimsThatWaitAndFollowersAreSeenWhileTheyAreThere() {
        Token token = served.runtimeToken("local");
        String start = "{\"host\":\"laptop\",\"system\":\"Linux\",\"version\":\"0.1.0\",\"attach\":true}";
        assertThat(served.post(token, "/api/runtimes/start", start).status()).isEqualTo(200);
        try (Raw claim = new Raw(served.server.url());
                Raw feed = new Raw(served.server.url())) {
            String body = "{\"incarnation\":1,\"key\":\"metrics-claim-0001\"}";
            claim.send("POST /api/claims?waitSeconds=20 HTTP/1.1\r\n" + served.hostHeader() + Served.header(token)
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            feed.send("GET /api/audit/feed HTTP/1.1\r\n" + served.hostHeader() + Served.header(served.owner) + "\r\n");
            Pause.until("both are seen", () -> {
                Scrape scrape = scrape();
                return scrape.get("missioncontrol_waiting_claims") == 1
                        && scrape.soFar("missioncontrol_live_streams") == 1;
            });
        }
        served.asOwner().inbox().create(NewItem.of(SLASH, "Wakes who waits").running(TRUE), IdempotencyKey.random());
        create(); // a follower that has disconnected is noticed when something is sent to it
        Pause.until("both are gone", () -> {
            Scrape scrape = scrape();
            create();
            return scrape.get("missioncontrol_waiting_claims") == 0 && scrape.get("missioncontrol_live_streams") == 0;
        });
    }
}
