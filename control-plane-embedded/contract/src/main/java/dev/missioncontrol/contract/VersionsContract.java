package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.backlog.Epic;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.EpicState;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueOutcome;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.Project;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.api.backlog.Words;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.inbox.Result;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two people who act at once: an act on a version that has passed changes nothing and tells what is there now. */
public abstract class VersionsContract extends ControlPlaneContract {
    private static final ProjectName SITE = new ProjectName("site");

    private Version lastEvent(String subject) {
        AuditFilter filter = new AuditFilter(null, null, subject, null, null, null);
        return Version.of(
                owner().audit().list(filter, null, 1).rows().getFirst().position());
    }

    private InboxItem now(InboxItem item) {
        return owner().inbox().find(item.id()).orElseThrow();
    }

    private ItemOutcome reassign(InboxItem item, String agent, @Nullable Version seen) {
        ItemCommand reassign = new ItemCommand.Reassign(null, new AgentName(agent), "");
        return owner().inbox().submit(item.id(), reassign, seen, IdempotencyKey.random());
    }

    private Actor self() {
        return owner().access().whoAmI();
    }

    @Test
    void everyReadOfAnItemCarriesThePlaceOfItsLastEvent() {
        InboxItem created = create("look at it");
        assertThat(created.version()).isEqualTo(lastEvent("item:" + created.id()));
        InboxItem noted = steer(created, new ItemCommand.Note(null, "hm"));
        assertThat(noted.version()).isEqualTo(lastEvent("item:" + created.id())).isNotEqualTo(created.version());
        assertThat(now(created).version()).isEqualTo(noted.version());
        assertThat(owner().inbox().list(ItemFilter.ALL, null, 10).rows())
                .extracting(InboxItem::version)
                .containsExactly(noted.version());
    }

    @Test
    void outputAndRenewalsAreNoNewVersion() {
        create("work");
        InboxItem claimed = claim(start());
        runtime().inbox().progress(claimed.id(), new OutputTail(claimed.epoch(), 0, List.of("one"), Instant.EPOCH));
        assertThat(now(claimed).version()).isEqualTo(claimed.version());
    }

    @Test
    void ofEightReassignsAtOnceOneIsDone() throws Exception {
        InboxItem item = create("whose is it?");
        List<Callable<ItemOutcome>> acts = IntStream.range(0, 8)
                .<Callable<ItemOutcome>>mapToObj(n -> () -> reassign(item, "agent-" + n, item.version()))
                .toList();
        List<ItemOutcome> outcomes;
        try (ExecutorService people = Executors.newFixedThreadPool(acts.size())) {
            outcomes = people.invokeAll(acts).stream().map(Future::resultNow).toList();
        }
        InboxItem after = now(item);
        assertThat(outcomes)
                .containsOnlyOnce(new ItemOutcome.Accepted(after))
                .filteredOn(outcome -> !(outcome instanceof ItemOutcome.Accepted))
                .hasSize(7)
                .containsOnly(new ItemOutcome.Stale(after, self()));
    }

    @Test
    void anActWithoutAVersionIsDoneOnAny() {
        InboxItem item = create("a");
        steer(item, new ItemCommand.Note(null, "hm"));
        assertThat(accepted(reassign(item, "helper", null)).agent()).isEqualTo(new AgentName("helper"));
    }

    @Test
    void aRepeatedActGetsItsFirstAnswer() {
        InboxItem item = create("a");
        IdempotencyKey key = IdempotencyKey.random();
        ItemCommand note = new ItemCommand.Note(null, "once");
        ItemOutcome first = owner().inbox().submit(item.id(), note, item.version(), key);
        assertThat(owner().inbox().submit(item.id(), note, item.version(), key)).isEqualTo(first);
    }

    @Test
    void aHolderIsNotHeldUpByNotesOfOthers() {
        create("work");
        InboxItem claimed = claim(start());
        steer(claimed, new ItemCommand.Note(null, "how far are you?"));
        work(claimed, new ItemCommand.Complete(claimed.epoch(), Result.of("done")));
    }

    @Test
    void anAskThatHasChangedIsNotAnswered() {
        Ask ask = ((AskOutcome.Accepted)
                        owner().asks().raise(NewAsk.of(AskKind.TEXT, "which?"), IdempotencyKey.random()))
                .ask();
        assertThat(ask.version()).isEqualTo(lastEvent("ask:" + ask.id()));
        AskOutcome first = answer(ask, "this");
        assertThat(first).isInstanceOf(AskOutcome.Accepted.class);
        Ask now = owner().asks().find(ask.id()).orElseThrow();
        assertThat(answer(ask, "that")).isEqualTo(new AskOutcome.Stale(now, self()));
        assertThat(now.reply()).isEqualTo(new Reply.Text("this"));
    }

    private AskOutcome answer(Ask ask, String words) {
        AskCommand answer = new AskCommand.Answer(new Reply.Text(words));
        return owner().asks().submit(ask.id(), answer, ask.version(), IdempotencyKey.random());
    }

    @Test
    void aPlanThatHasChangedIsNotWrittenOver() {
        Project project = put("The site", null);
        assertThat(project.version()).isEqualTo(lastEvent("project:site"));
        Project later = put("The shop", project.version());
        refused(Category.CONFLICT, Version.STALE, () -> put("The blog", project.version()));
        assertThat(owner().backlog().projects()).extracting(Project::version).containsExactly(later.version());
        EpicPlan plan = new EpicPlan(SITE, new Words("e", ""), EpicState.OPEN);
        Epic epic = owner().backlog().create(plan, IdempotencyKey.random());
        owner().backlog().change(epic.id(), plan, epic.version(), IdempotencyKey.random());
        refused(
                Category.CONFLICT,
                Version.STALE,
                () -> owner().backlog().change(epic.id(), plan, epic.version(), IdempotencyKey.random()));
    }

    private Project put(String title, @Nullable Version seen) {
        ProjectPlan plan = new ProjectPlan(SITE, new Words(title, ""), ProjectState.ACTIVE, null);
        return owner().backlog().put(plan, seen, IdempotencyKey.random());
    }

    @Test
    void anIssueThatHasChangedIsNotMoved() {
        put("The site", null);
        NewIssue written = new NewIssue(SITE, new Words("i", ""), null, List.of(), List.of());
        Issue issue = owner().backlog().create(written, IdempotencyKey.random());
        assertThat(issue.version()).isEqualTo(lastEvent("issue:" + issue.id()));
        assertThat(move(issue, IssueState.IN_PROGRESS)).isInstanceOf(IssueOutcome.Accepted.class);
        Issue now = owner().backlog().find(issue.id()).orElseThrow();
        assertThat(move(issue, IssueState.CANCELLED)).isEqualTo(new IssueOutcome.Stale(now, self()));
    }

    private IssueOutcome move(Issue issue, IssueState to) {
        return owner().backlog()
                .submit(issue.id(), new IssueCommand.Move(to), issue.version(), IdempotencyKey.random());
    }
}
