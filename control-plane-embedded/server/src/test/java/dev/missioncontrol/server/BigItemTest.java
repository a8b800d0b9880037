package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.Feed;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Creates items of the maximum size, which readers must still be able to list and follow. */
@Timeout(60)
final class BigItemTest extends ServedTest {
    private static final AgentName SLASH = new AgentName("slash");
    private static final String QUOTES = "\"".repeat(200_000);

    private InboxItem create(NewItem item) {
        return served.asOwner().inbox().create(item, IdempotencyKey.random());
    }

    private static NewItem big(String title) {
        return NewItem.of(SLASH, title).saying(QUOTES);
    }

    @Test
    void aBodyOfNothingButQuotesIsReadInTheLogAndInTheFeed() {
        Position before = served.asOwner().audit().head();
        create(big("quotes"));
        assertThat(served.asOwner().audit().list(AuditFilter.ALL, null, 1).rows())
                .extracting(AuditEvent::type)
                .containsExactly("item.created");
        try (Feed feed = served.asOwner().audit().follow(before)) {
            assertThat(feed.await()).extracting(AuditEvent::type).containsExactly("item.created");
        }
    }

    @Test
    void manyItemsWithManyLinesAreListed() {
        List<String> argv = Collections.nCopies(256, "x");
        for (int i = 0; i < 100; i++) {
            NewItem item = NewItem.of(SLASH, "item " + i).running(new Command(argv, "/srv/repo", null));
            InboxItem created = create(item);
            Result result = new Result("done", 0, Collections.nCopies(500, "x"), manyCommits());
            served.asOwner()
                    .inbox()
                    .submit(created.id(), new ItemCommand.Complete(created.epoch(), result), IdempotencyKey.random());
        }
        assertThat(served.asOwner().inbox().list(ItemFilter.ALL, null, 100).rows())
                .hasSize(100);
    }

    private static Result.Branch manyCommits() {
        List<Result.Commit> commits = Collections.nCopies(100, new Result.Commit("c0ffee", "Do it"));
        return new Result.Branch("b", "/srv/repo", commits, Collections.nCopies(100, "left.txt"));
    }

    @Test
    void moreCommitsThanAResultMayHaveAreRefused() {
        String path = "/api/items/" + create(NewItem.of(SLASH, "t")).id() + "/commands";
        String commit = "{\"hash\":\"c0ffee\",\"subject\":\"Do it\"}";
        assertProblem(served.post(served.owner, path, completed("commits", commit, 101)), 400, "invalid-body");
        assertProblem(served.post(served.owner, path, completed("uncommitted", "\"a\"", 201)), 400, "invalid-body");
        assertThat(served.post(served.owner, path, completed("uncommitted", "\"a\"", 200))
                        .status())
                .isEqualTo(200);
    }

    private static String completed(String field, String entry, int times) {
        String entries = String.join(",", Collections.nCopies(times, entry));
        return "{\"type\":\"complete\",\"epoch\":0,\"result\":{\"branch\":{\"name\":\"b\",\"at\":\"/r\",\"" + field
                + "\":[" + entries + "]}}}";
    }
}
