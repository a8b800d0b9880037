package dev.missioncontrol.core.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept for the runtime that asked. */
final class OffersTest {
    @Test
    void theClockMayGoBackWhileAnItemIsKept(@TempDir Path directory) {
        SteppedClock clock = new SteppedClock();
        InboxItem item;
        try (Opened opened = new Opened(directory, clock)) {
            opened.create("asks");
            item = opened.claimed();
            NewAsk ask = NewAsk.of(AskKind.TEXT, "which?").holding(item.id(), item.epoch());
            AskId id = ((AskOutcome.Accepted) opened.runtime().asks().raise(ask, IdempotencyKey.random()))
                    .ask()
                    .id();
            opened.owner().asks().submit(id, new AskCommand.Answer(new Reply.Text("this")), IdempotencyKey.random());
        }
        clock.jump(Duration.ofHours(-1));
        try (Opened opened = new Opened(directory, clock)) {
            assertThat(opened.claimed().id()).isEqualTo(item.id());
        }
    }
}
