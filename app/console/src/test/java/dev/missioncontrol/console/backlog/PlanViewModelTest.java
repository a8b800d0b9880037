package dev.missioncontrol.console.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.backlog.Issue;
import dev.missioncontrol.api.backlog.ProjectName;
import dev.missioncontrol.console.fake.DemoData;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.undo.Undo;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlanViewModelTest {
    private final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final SteppedTime time = new SteppedTime(clock);
    private final BacklogViewModel backlog =
            new BacklogViewModel(controlPlane, SteppedTime.sameThread(), time, new Undo(time));
    private final PlanViewModel plan = backlog.plan();

    private void fill() {
        DemoData.fill(controlPlane, clock.instant());
        backlog.load();
    }

    private OutlineRow row(String title) {
        return backlog.rows().stream()
                .filter(each -> each.words().title().startsWith(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstThingIsAProject() {
        backlog.load();
        assertThat(backlog.emptyProperty().get()).isTrue();
        backlog.begin(PlanViewModel.Kind.ISSUE);
        assertThat(plan.kindProperty().get()).isEqualTo(PlanViewModel.Kind.PROJECT);
        plan.nameProperty().set("billing");
        plan.titleProperty().set("Billing");
        plan.repositoryProperty().set("acme/billing");
        plan.submit();
        assertThat(controlPlane.backlog().projects().getFirst().plan().repository())
                .isEqualTo("acme/billing");
        assertThat(backlog.planningProperty().get()).isFalse();
        assertThat(backlog.rows()).hasSize(1);
    }

    @Test
    void anIssueBeginsInTheEpicThatIsSelected() {
        fill();
        backlog.select(row("Rounding"));
        backlog.begin(PlanViewModel.Kind.ISSUE);
        plan.titleProperty().set("Round the taxes");
        plan.labelsProperty().set("tax, later");
        plan.dependsOnProperty().set("#1 #6");
        plan.submit();
        Issue made = backlog.selected().flatMap(OutlineRow::findIssue).orElseThrow();
        assertThat(made.labels()).containsExactly("tax", "later");
        assertThat(made.epic()).isEqualTo(row("Rounding").identity());
        assertThat(made.dependsOn()).hasSize(2);
        assertThat(made.blocked()).isTrue();
        assertThat(row("Round the taxes").depth()).isEqualTo(2);
    }

    @Test
    void anEpicIsWrittenInTheChosenProject() {
        fill();
        backlog.begin(PlanViewModel.Kind.EPIC);
        plan.projectProperty().set(new ProjectName("handbook"));
        plan.titleProperty().set("Pictures");
        plan.submit();
        assertThat(controlPlane.backlog().epics(new ProjectName("handbook"))).hasSize(1);
    }

    @Test
    void whatIsMissingIsSaid() {
        fill();
        backlog.begin(PlanViewModel.Kind.ISSUE);
        plan.submit();
        assertThat(plan.problemProperty().get()).isEqualTo("Give it a title.");
        plan.titleProperty().set("Round the taxes");
        plan.dependsOnProperty().set("#99");
        plan.submit();
        assertThat(plan.problemProperty().get())
                .isEqualTo("“#99” is not among the issues shown of billing; write #3 #5, or clear the filter.");
    }

    @Test
    void aProjectIsNotOverwrittenByANewOne() {
        fill();
        backlog.begin(PlanViewModel.Kind.PROJECT);
        plan.nameProperty().set("billing");
        plan.titleProperty().set("Another");
        plan.submit();
        assertThat(plan.problemProperty().get()).isEqualTo("There is a project of that name.");
    }

    @Test
    void aFailureKeepsWhatWasWritten() {
        fill();
        backlog.begin(PlanViewModel.Kind.ISSUE);
        plan.titleProperty().set("Round the taxes");
        controlPlane
                .backlog()
                .failWith(new ControlPlaneException(Category.OVERLOADED, "overloaded", "write the issue: too busy"));
        plan.submit();
        assertThat(plan.problemProperty().get()).isEqualTo("Write the issue: too busy. Wait a moment and try again.");
        assertThat(plan.titleProperty().get()).isEqualTo("Round the taxes");
        assertThat(backlog.planningProperty().get()).isTrue();
    }
}
