package dev.missioncontrol.core.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in memory of the queue and of answers says what the tables would. */
final class QueueFrontTest {
    private static final RuntimeStart HERE = new RuntimeStart("laptop", "Linux", "0.1.0", true);

    @TempDir
    Path directory;

    private Opened opened;
    private Incarnation incarnation;

    @BeforeEach
    void open() {
        opened = new Opened(directory);
        incarnation = opened.runtime().runtimes().start(HERE).incarnation();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aLongQueueIsClaimedInOrderWhateverComesBetween() {
        List<String> expected = new ArrayList<>();
        List<String> claimed = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            create("usual " + number, List.of());
            expected.add("usual " + number);
            if (number >= 300 && number % 100 == 50) { // more wait by then than are read at once
                create("urgent " + number, List.of("sev-1"));
                claimed.add(claim().title());
                expected.addFirst("urgent " + number);
            }
        }
        while (claimed.size() < expected.size()) {
            claimed.add(claim().title());
        }
        assertThat(claimed.subList(0, 3)).allMatch(title -> title.startsWith("urgent"));
        assertThat(claimed.subList(3, 603)).isEqualTo(expected.subList(3, 603));
        assertThat(claim(IdempotencyKey.random())).isInstanceOf(ClaimOutcome.Nothing.class);
    }

    @Test
    void whatIsCancelledOrParkedMeanwhileIsNotClaimed() {
        create("first", List.of());
        InboxItem cancelled = create("cancelled", List.of());
        InboxItem parked = create("parked", List.of());
        create("last", List.of());
        assertThat(claim().title()).isEqualTo("first");
        steer(cancelled, new ItemCommand.Cancel(null, "not needed"));
        steer(parked, new ItemCommand.Relabel(null, List.of("parked"), List.of()));
        assertThat(claim().title()).isEqualTo("last");
        steer(parked, new ItemCommand.Relabel(null, List.of(), List.of("parked")));
        assertThat(claim().title()).isEqualTo("parked");
    }

    @Test
    void aLongQueueOfAPausedAgentKeepsNobodyElseWaiting() {
        for (int number = 0; number < 600; number++) { // more than are read at once
            create("paused " + number, List.of());
        }
        assertThat(claim().title()).isEqualTo("paused 0");
        opened.owner().agents().pause(Opened.SLASH, "wait");
        assertThat(claim(IdempotencyKey.random())).isInstanceOf(ClaimOutcome.Nothing.class);
        NewItem other = NewItem.of(new AgentName("mia"), "other").running(new Command(List.of("true"), "/srv", null));
        opened.owner().inbox().create(other, IdempotencyKey.random());
        assertThat(claim().title()).isEqualTo("other");
        opened.owner().agents().resume(Opened.SLASH);
        assertThat(claim().title()).isEqualTo("paused 1");
    }

    private void steer(InboxItem item, ItemCommand command) {
        assertThat(opened.owner().inbox().submit(item.id(), command, IdempotencyKey.random()))
                .isInstanceOf(ItemOutcome.Accepted.class);
    }

    @Test
    void firstAnswersComeAgainHoweverTheItemWentOn() {
        IdempotencyKey creating = IdempotencyKey.random();
        IdempotencyKey claiming = IdempotencyKey.random();
        IdempotencyKey completing = IdempotencyKey.random();
        NewItem draft = NewItem.of(Opened.SLASH, "first").running(new Command(List.of("true"), "/srv/repo", null));
        InboxItem created = opened.owner().inbox().create(draft, creating);
        opened.owner().inbox().create(after(created), IdempotencyKey.random());
        ClaimOutcome claimed = claim(claiming);
        InboxItem held = ((ClaimOutcome.Claimed) claimed).item();
        ItemOutcome completed = complete(held, completing);
        opened.core().tick();
        assertThat(opened.owner().inbox().create(draft, creating)).isEqualTo(created);
        assertThat(claim(claiming)).isEqualTo(claimed);
        assertThat(complete(held, completing)).isEqualTo(completed);
    }

    private static NewItem after(InboxItem before) {
        return NewItem.of(Opened.SLASH, "second").planned(new Plan(List.of(before.id()), null, null));
    }

    private ItemOutcome complete(InboxItem item, IdempotencyKey key) {
        return runtime().inbox().submit(item.id(), new ItemCommand.Complete(item.epoch(), Result.of("done")), key);
    }

    private ControlPlane runtime() {
        return opened.runtime();
    }

    private InboxItem create(String title, List<String> labels) {
        Command command = new Command(List.of("true"), "/srv/repo", null);
        NewItem item = NewItem.of(Opened.SLASH, title).labelled(labels).running(command);
        return opened.owner().inbox().create(item, IdempotencyKey.random());
    }

    private InboxItem claim() {
        return ((ClaimOutcome.Claimed) claim(IdempotencyKey.random())).item();
    }

    private ClaimOutcome claim(IdempotencyKey key) {
        return runtime().inbox().claim(new ClaimRequest(incarnation, key), Duration.ZERO);
    }
}
