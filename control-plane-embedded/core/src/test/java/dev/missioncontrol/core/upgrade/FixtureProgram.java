package dev.missioncontrol.core.upgrade;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Writes the database file that later versions must be able to open: an item in every state, and everything beside them. */
final class FixtureProgram {
    private FixtureProgram() {}

    /** Writes into the empty directory that is the first argument. */
    public static void main(String[] arguments) {
        try (Opened opened = new Opened(Path.of(arguments[0]))) {
            write(opened);
        }
    }

    static void write(Opened opened) {
        opened.create("completed");
        InboxItem completed = opened.claimed();
        opened.runtime()
                .inbox()
                .progress(
                        completed.id(),
                        new OutputTail(
                                completed.epoch(),
                                0,
                                List.of("line"),
                                opened.clock().instant()));
        work(opened, completed, new ItemCommand.Complete(completed.epoch(), result()));
        opened.create("failed");
        InboxItem failed = opened.claimed();
        work(opened, failed, new ItemCommand.Fail(failed.epoch(), Result.of("exit 1"), false));
        InboxItem cancelled = opened.create("cancelled");
        opened.owner()
                .inbox()
                .submit(cancelled.id(), new ItemCommand.Cancel(cancelled.epoch(), "no"), IdempotencyKey.random());
        opened.create("expired");
        opened.claimed();
        opened.advance(Duration.ofSeconds(16));
        InboxItem working = opened.claimed();
        work(opened, working, new ItemCommand.StartWork(working.epoch()));
        opened.create("acked");
        opened.claimed();
        opened.owner().inbox().create(NewItem.of(new AgentName("pixel"), "pending"), IdempotencyKey.random());
        opened.core().mintOwnerToken();
    }

    private static Result result() {
        Result.Branch branch = new Result.Branch(
                "agents/x/1", "/srv/repo", List.of(new Result.Commit("c0ffee", "Do it")), List.of("left.txt"));
        return new Result("done", 0, List.of("line"), branch);
    }

    private static void work(Opened opened, InboxItem item, ItemCommand command) {
        opened.runtime().inbox().submit(item.id(), command, IdempotencyKey.random());
    }
}
