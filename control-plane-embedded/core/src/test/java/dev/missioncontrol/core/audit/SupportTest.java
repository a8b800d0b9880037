package dev.missioncontrol.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Moment;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Support staff read the history, and the history says so. */
final class SupportTest {
    private Opened opened;
    private Audit support;

    @BeforeEach
    void open(@TempDir Path directory) {
        opened = new Opened(directory);
        support = opened.core().as(new Principal(Role.SUPPORT, "mia")).audit();
        opened.create("the story");
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void everyViewThatSupportOpensIsAnEventThatIsThereBeforeTheViewIs() {
        support.list(AuditFilter.words("secret plan"), null, 10);
        assertThat(seen())
                .singleElement()
                .satisfies(event -> assertThat(event.body()).contains("secret plan"));
        support.find(new Position(1, 1));
        support.asOf(new Moment.Event(new Position(1, 2)), null, 10);
        support.export(true, OutputStream.nullOutputStream());
        support.follow(Position.START).close();
        support.list(AuditFilter.ALL, "1:2", 10);
        assertThat(seen())
                .extracting(AuditEvent::data)
                .containsExactly(
                        "{\"view\":\"list\"}",
                        "{\"view\":\"event\",\"at\":\"1:1\"}",
                        "{\"view\":\"as-of\"}",
                        "{\"view\":\"export\"}",
                        "{\"view\":\"tail\",\"at\":\"1:0\"}",
                        "{\"view\":\"list\",\"at\":\"1:2\"}");
        assertThat(seen()).allSatisfy(event -> assertThat(event.actor()).isEqualTo(new Actor(Role.SUPPORT, "mia")));
    }

    @Test
    void tailingFromTheEndIsNoView() {
        try (Feed feed = support.follow(support.head())) {
            opened.create("more");
            assertThat(feed.await()).isNotEmpty();
        }
        assertThat(seen()).isEmpty();
    }

    @Test
    void whatTheOwnerLooksAtIsTheOwnersBusiness() {
        Position before = opened.owner().audit().head();
        opened.owner().audit().list(AuditFilter.ALL, null, 10);
        opened.owner().audit().follow(Position.START).close();
        assertThat(opened.owner().audit().head()).isEqualTo(before);
    }

    @Test
    void supportReadsAndChangesNothing() {
        var plane = opened.core().as(new Principal(Role.SUPPORT, "mia"));
        assertThat(plane.inbox().counts().total()).isPositive();
        assertThat(support.list(AuditFilter.ALL, null, 10).rows()).anyMatch(event -> event.body() != null);
        assertThatThrownBy(() -> plane.inbox().create(NewItem.of(new AgentName("slash"), "x"), IdempotencyKey.random()))
                .isInstanceOf(ControlPlaneException.class);
        assertThatThrownBy(() -> support.erase(new Position(1, 1), "x")).isInstanceOf(ControlPlaneException.class);
    }

    private List<AuditEvent> seen() {
        return opened.owner().audit().list(AuditFilter.ALL, null, 500).rows().reversed().stream()
                .filter(event -> event.type().equals("audit.viewed"))
                .toList();
    }
}
