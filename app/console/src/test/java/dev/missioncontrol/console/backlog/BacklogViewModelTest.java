package dev.missioncontrol.console.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueState;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.api.backlog.ProjectState;
import dev.missioncontrol.console.fake.DemoData;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.undo.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BacklogViewModelTest {
    private static final ProjectName BILLING = new ProjectName("billing");

    private final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final SteppedTime time = new SteppedTime(clock);
    private final Undo undo = new Undo(time);
    private final BacklogViewModel backlog = new BacklogViewModel(controlPlane, SteppedTime.sameThread(), time, undo);

    @BeforeEach
    void fill() {
        DemoData.fill(controlPlane, clock.instant());
        backlog.load();
    }

    private List<String> lines() {
        return backlog.rows().stream()
                .map(row -> "  ".repeat(row.depth()) + row.words().title())
                .toList();
    }

    private List<String> filtered(String text) {
        backlog.filterProperty().set(text);
        time.pass(Duration.ofMillis(300));
        return lines();
    }

    private OutlineRow select(String title) {
        OutlineRow row = backlog.rows().stream()
                .filter(each -> each.words().title().startsWith(title))
                .findFirst()
                .orElseThrow();
        backlog.select(row);
        return row;
    }

    private List<Move> possible() {
        return Stream.of(Move.values()).filter(backlog::possible).toList();
    }

    @Test
    void theOutlineIsProjectsEpicsAndTheirUnfinishedIssues() {
        assertThat(lines())
                .containsExactly(
                        "Billing",
                        "  Invoices can be exported in less than a second",
                        "    Tell in the interface how far an export is",
                        "    Write rows as they are read instead of collecting them",
                        "    Find out why the export takes 40 s",
                        "  Rounding is the same everywhere",
                        "    Replace the four rounding helpers by one",
                        "  Upgrade the HTTP client",
                        "The handbook",
                        "  Check all links");
        assertThat(backlog.headlineProperty().get()).isEqualTo("2 projects · 6 issues · 2 blocked");
    }

    @Test
    void theFilterNarrowsByProjectStateLabelAndWords() {
        assertThat(filtered("project:handbook")).containsExactly("The handbook", "  Check all links");
        assertThat(filtered("state:done"))
                .containsExactly(
                        "Billing", "  Rounding is the same everywhere", "    Agree on half-even with the accountants");
        assertThat(filtered("HTTP")).containsExactly("Billing", "  Upgrade the HTTP client");
        assertThat(filtered("label:nothing")).isEmpty();
        assertThat(filtered("state:later")).isEmpty();
        assertThat(backlog.problemProperty().get())
                .isEqualTo("There is no state “later”; use open, in-progress, in-review, done, cancelled.");
        assertThat(filtered("")).hasSize(10);
        assertThat(backlog.problemProperty().get()).isEmpty();
    }

    @Test
    void anIssueShowsWhatBlocksItAndTheItemsThatReferToIt() {
        select("Write rows");
        assertThat(backlog.aroundProperty().get().dependencies())
                .extracting(issue -> issue.words().title())
                .containsExactly("Find out why the export takes 40 s");
        select("Find out");
        assertThat(backlog.aroundProperty().get().items().rows())
                .extracting(item -> item.title())
                .containsExactly("Count the queries of one export", "Profile the export with last month's invoices");
        select("Billing");
        assertThat(backlog.aroundProperty().get().items().rows()).isEmpty();
    }

    @Test
    void onlyMovesThatMakeSenseAreOffered() {
        select("Write rows");
        assertThat(possible()).as("blocked").containsExactly(Move.CANCEL);
        select("Upgrade");
        assertThat(possible()).containsExactly(Move.BEGIN, Move.DONE, Move.CANCEL);
        select("Rounding");
        assertThat(possible()).containsExactly(Move.DONE, Move.CANCEL);
        select("The handbook");
        assertThat(possible()).containsExactly(Move.OPEN, Move.DONE);
    }

    @Test
    void aMoveIsHeldBackShownAndThenMade() {
        OutlineRow row = select("Upgrade");
        backlog.move(Move.BEGIN);
        assertThat(backlog.sign(row).word()).isEqualTo("begin");
        assertThat(possible()).isEmpty();
        time.pass(Duration.ofMillis(9_900));
        assertThat(controlPlane.backlog().received()).hasSize(2);
        time.pass(Duration.ofMillis(100));
        assertThat(controlPlane.backlog().received()).endsWith(new IssueCommand.Move(IssueState.IN_PROGRESS));
        assertThat(backlog.selected().map(backlog::sign).orElseThrow().word()).isEqualTo("in progress");
    }

    @Test
    void aMoveThatIsTakenBackIsNeverMade() {
        select("Upgrade");
        backlog.move(Move.DONE);
        undo.undo();
        time.pass(Duration.ofMinutes(1));
        assertThat(controlPlane.backlog().received()).hasSize(2);
        assertThat(possible()).contains(Move.DONE);
    }

    @Test
    void projectsAndEpicsAreMovedToo() {
        select("The handbook");
        backlog.move(Move.OPEN);
        select("Rounding");
        backlog.move(Move.DONE);
        undo.sendNow();
        assertThat(controlPlane.backlog().projects().getLast().plan().state()).isEqualTo(ProjectState.ACTIVE);
        assertThat(backlog.selected().orElseThrow().sign().word()).isEqualTo("done");
    }

    @Test
    void anIssueThatHasChangedMeanwhileIsLeftAlone() {
        OutlineRow row = select("Upgrade");
        backlog.move(Move.BEGIN);
        Issue issue = row.findIssue().orElseThrow();
        controlPlane.backlog().submit(issue.id(), new IssueCommand.Move(IssueState.CANCELLED), IdempotencyKey.random());
        undo.sendNow();
        assertThat(Objects.requireNonNull(backlog.commands().noticeProperty().get())
                        .sentence())
                .isEqualTo("Nothing was done: the issue has changed since you looked."
                        + " It is now cancelled, changed by owner:laptop.");
    }

    @Test
    void newsIsFetchedWhileSomebodyLooksAndElseWhenTheyComeBack() {
        backlog.deactivate();
        controlPlane.backlog().create(NewIssue.of(BILLING, "Print the total"), IdempotencyKey.random());
        backlog.onEvents(List.of(
                controlPlane.log().append("issue.created", Actor.parse("owner:b"), "issue:x", Map.of(), Map.of())));
        time.pass(Duration.ofSeconds(1));
        assertThat(lines()).doesNotContain("  Print the total");
        backlog.activate();
        assertThat(lines()).contains("  Print the total");
    }

    @Test
    void whatCannotBeLoadedIsSaidAndTheLinesStay() {
        controlPlane
                .backlog()
                .failWith(new ControlPlaneException(Category.UNAVAILABLE, "unreachable", "list projects: timed out"));
        backlog.load();
        assertThat(backlog.problemProperty().get()).startsWith("List projects: timed out.");
        assertThat(lines()).hasSize(10);
    }

    @Test
    void moreThanAnybodyReadsIsCutAndSaid() {
        for (int i = 0; i < Outline.ISSUES_MAX; i++) {
            controlPlane.backlog().create(NewIssue.of(BILLING, "Issue " + i), IdempotencyKey.random());
        }
        backlog.load();
        assertThat(backlog.problemProperty().get()).startsWith("These are the first 1\u2009000 issues");
    }
}
