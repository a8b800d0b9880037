package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Moment;
import dev.missioncontrol.api.audit.Past;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.Result;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
            Page<AuditEvent> page = owner().audit().list(AuditFilter.ALL, cursor, 1);
            assertThat(page.rows()).hasSize(1); // a cursor promises more
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

    @Test
    void wordsOfBodiesAreFoundByTheirBeginnings() {
        create("Write the missing chapter");
        create("another");
        assertThat(owner().audit()
                        .list(AuditFilter.words("miss chap"), null, 10)
                        .rows())
                .extracting(AuditEvent::type)
                .containsExactly("item.created");
    }

    @Test
    void anEventIsFoundByItsPosition() {
        create("one");
        Position head = owner().audit().head();
        assertThat(owner().audit().find(head).map(AuditEvent::position)).hasValue(head);
        assertThat(owner().audit().find(new Position(1, head.sequence() + 1))).isEmpty();
    }

    @Test
    void aMinuteAfterAnEventTheLogIsSigned() {
        create("one");
        advance(Duration.ofSeconds(61));
        List<Checkpoint> checkpoints = owner().audit().checkpoints(null, 10).rows();
        assertThat(checkpoints).isNotEmpty().allMatch(Checkpoint::genuine);
        assertThat(checkpoints.getFirst().position()).isEqualTo(owner().audit().head());
        assertThat(owner().audit().find(checkpoints.getFirst().position()).map(AuditEvent::hash))
                .hasValue(checkpoints.getFirst().head());
    }

    @Test
    void whatWasErasedIsGoneForEveryReader() {
        InboxItem item = create("a private title");
        Position created = owner().audit().head();
        Position told = owner().audit().erase(created, "asked to");
        assertThat(owner().audit().find(created).map(AuditEvent::body)).isEmpty();
        assertThat(owner().audit().find(told).map(AuditEvent::type)).hasValue("event.erased");
        assertThat(owner().inbox().find(item.id()).map(InboxItem::title)).hasValue("(erased)");
        assertThat(owner().audit().erase(created, "again")).isEqualTo(told);
        refused(Category.NOT_FOUND, "unknown-event", () -> owner().audit().erase(new Position(1, 999), "no"));
        refused(Category.INVALID, "nothing-to-erase", () -> owner().audit().erase(told, "no"));
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().audit().erase(created, "no"));
    }

    @Test
    void thePastIsAsItWas() {
        InboxItem item = create("watched");
        Position created = owner().audit().head();
        InboxItem claimed = claim(start());
        Position held = owner().audit().head();
        work(claimed, new ItemCommand.Complete(claimed.epoch(), Result.of("done")));
        Past before = owner().audit().asOf(new Moment.Event(created), null, 10);
        assertThat(before.items().rows()).containsExactly(item);
        assertThat(before.agents()).containsExactly(new Past.PastAgent(SLASH, 1, null));
        Past during = owner().audit().asOf(new Moment.Event(held), null, 10);
        assertThat(during.items().rows()).containsExactly(claimed);
        assertThat(during.agents()).containsExactly(new Past.PastAgent(SLASH, 0, item.id()));
        Past longAgo = owner().audit().asOf(new Moment.Time(Instant.EPOCH), null, 10);
        assertThat(longAgo.items().rows()).isEmpty();
        assertThat(owner().audit().asOf(new Moment.Time(Instant.parse("9999-01-01T00:00:00Z")), null, 10))
                .extracting(Past::position)
                .isEqualTo(owner().audit().head());
    }

    @Test
    void whatWasErasedIsNotInThePastEither() {
        create("a private title");
        Moment then = new Moment.Event(owner().audit().head());
        assertThat(titles(owner().audit().asOf(then, null, 10))).containsExactly("a private title");
        owner().audit().erase(owner().audit().head(), "asked to");
        assertThat(titles(owner().audit().asOf(then, null, 10))).containsExactly("(erased)");
    }

    private static List<String> titles(Past past) {
        return past.items().rows().stream().map(InboxItem::title).toList();
    }

    @Test
    void thePastKnowsWhichAsksWereOpen() {
        AskOutcome raised = owner().asks().raise(NewAsk.of(AskKind.TEXT, "which colour"), IdempotencyKey.random());
        assertThat(raised).isInstanceOf(AskOutcome.Accepted.class);
        Ask ask = ((AskOutcome.Accepted) raised).ask();
        Moment open = new Moment.Event(owner().audit().head());
        owner().asks().submit(ask.id(), new AskCommand.Withdraw("never mind"), IdempotencyKey.random());
        Moment closed = new Moment.Event(owner().audit().head());
        assertThat(owner().audit().asOf(open, null, 10).asks()).containsExactly(ask);
        assertThat(owner().audit().asOf(closed, null, 10).asks()).isEmpty();
    }

    @Test
    void thePastComesInPages() {
        List<InboxItem> items = List.of(create("1"), create("2"), create("3"));
        Moment now = new Moment.Event(owner().audit().head());
        Past first = owner().audit().asOf(now, null, 2);
        Past second = owner().audit().asOf(now, first.items().next(), 2);
        assertThat(Stream.of(first, second).flatMap(past -> past.items().rows().stream()))
                .containsExactlyElementsOf(items.reversed());
        assertThat(second.items().next()).isNull();
    }

    @Test
    void copiesAreForTheOwnerAlone() {
        create("copied");
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        owner().audit().export(true, export);
        ByteArrayOutputStream backup = new ByteArrayOutputStream();
        owner().backups().write(backup);
        assertThat(export.toByteArray()).startsWith('P', 'K');
        assertThat(backup.toByteArray()).startsWith('P', 'K');
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().audit().export(false, export));
        refused(Category.FORBIDDEN, "forbidden", () -> runtime().backups().write(backup));
    }
}
