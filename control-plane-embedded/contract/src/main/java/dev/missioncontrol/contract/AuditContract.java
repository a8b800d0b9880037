package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The log as readers see it. */
public abstract class AuditContract extends ControlPlaneContract {
    @Test
    void everyStepOfAnItemIsAnEventWithItsActor() {
        InboxItem item = create("watched");
        InboxItem claimed = claim(start());
        work(claimed, new ItemCommand.StartWork(claimed.epoch()));
        work(claimed, new ItemCommand.Complete(claimed.epoch(), Result.of("done")));
        List<AuditEvent> events = owner().audit()
                .list(new AuditFilter(null, null, "item:" + item.id()), null, 50)
                .rows();
        assertThat(events)
                .extracting(event -> event.type() + " " + event.actor().role())
                .containsExactly(
                        "item.completed RUNTIME", "item.started RUNTIME", "item.claimed RUNTIME", "item.created OWNER");
        assertThat(events.getLast().body()).contains("watched");
        assertThat(events.getLast().data()).doesNotContain("watched");
        assertThat(events.getLast().bodyDigest()).hasSize(64);
    }

    @Test
    void pagesGoBackWithoutGapOrDuplicate() {
        for (int i = 0; i < 7; i++) {
            create("item " + i);
        }
        List<Long> sequences = new ArrayList<>();
        String cursor = null;
        do {
            Page<AuditEvent> page = owner().audit().list(AuditFilter.ALL, cursor, 3);
            page.rows().forEach(event -> sequences.add(event.position().sequence()));
            cursor = page.next();
        } while (cursor != null);
        long head = owner().audit().head().sequence();
        assertThat(sequences)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, head)
                        .map(i -> head + 1 - i)
                        .boxed()
                        .toList());
    }

    @Test
    void filtersNarrowByActorAndType() {
        create("one");
        start();
        assertThat(owner().audit()
                        .list(new AuditFilter("runtime", null, null), null, 50)
                        .rows())
                .extracting(AuditEvent::type)
                .containsExactly("runtime.started");
        assertThat(owner().audit()
                        .list(new AuditFilter(null, "item.", null), null, 50)
                        .rows())
                .extracting(AuditEvent::type)
                .containsExactly("item.created");
    }

    @Test
    void aFollowerSeesThePastThenThePresentAndResumes() {
        create("before");
        List<Position> seen = new ArrayList<>();
        try (Feed feed = owner().audit().follow(Position.START)) {
            follow(feed, seen);
            create("during");
            follow(feed, seen);
        }
        create("while away");
        try (Feed feed = owner().audit().follow(seen.getLast())) {
            follow(feed, seen);
        }
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, seen.size())
                        .mapToObj(sequence -> new Position(1, sequence))
                        .toList());
        assertThat(seen.getLast()).isEqualTo(owner().audit().head());
    }

    private void follow(Feed feed, List<Position> seen) {
        Position head = owner().audit().head();
        while (seen.isEmpty() || seen.getLast().compareTo(head) < 0) {
            feed.await().forEach(event -> seen.add(event.position()));
        }
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        refused(Category.INVALID, "invalid-cursor", () -> owner().audit().list(AuditFilter.ALL, "nonsense", 10));
    }
}
