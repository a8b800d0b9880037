package dev.missioncontrol.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemFilter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComposerViewModelTest {
    private final InboxFixture fixture = new InboxFixture();
    private final ComposerViewModel composer = fixture.inbox.composer();

    @BeforeEach
    void open() {
        fixture.inbox.load();
        fixture.inbox.composingProperty().set(true);
        composer.agentProperty().set(" slash ");
        composer.titleProperty().set("Run the tests");
    }

    private List<InboxItem> written() {
        return fixture.controlPlane.inbox().list(ItemFilter.ALL, null, 10).rows();
    }

    @Test
    void anItemWithACommandIsWrittenAndShown() {
        composer.labelsProperty().set("sev-1, deploy");
        composer.commandLineProperty().set("./mvnw -Dname='a b'");
        composer.repositoryProperty().set("/home/ada/code");
        assertThat(composer.argv()).containsExactly("./mvnw", "-Dname=a b");
        composer.submit();
        assertThat(written()).singleElement().satisfies(item -> {
            assertThat(item.agent().value()).isEqualTo("slash");
            assertThat(item.assignment().labels()).containsExactly("sev-1", "deploy");
            assertThat(item.assignment().work())
                    .isEqualTo(new Command(List.of("./mvnw", "-Dname=a b"), "/home/ada/code", null));
        });
        assertThat(fixture.inbox.composingProperty().get()).isFalse();
        assertThat(fixture.inbox.detail().item()).contains(written().getFirst());
        assertThat(fixture.inbox.rows()).hasSize(1);
        assertThat(composer.titleProperty().get()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        composer.agentProperty().set(" ");
        composer.submit();
        assertThat(composer.problemProperty().get()).isEqualTo("Name the agent that should do it.");
        composer.agentProperty().set("slash");
        composer.titleProperty().set("");
        composer.submit();
        assertThat(composer.problemProperty().get()).isEqualTo("Give the item a title.");
        assertThat(written()).isEmpty();
    }

    @Test
    void aCommandNeedsARepository() {
        composer.commandLineProperty().set("make");
        composer.submit();
        assertThat(composer.problemProperty().get())
                .isEqualTo("Name the repository that the command runs in: a folder or a URL.");
    }

    @Test
    void anUnfinishedCommandIsNotSent() {
        composer.commandLineProperty().set("echo 'a");
        composer.repositoryProperty().set("/x");
        composer.submit();
        assertThat(composer.argv()).isEmpty();
        assertThat(composer.problemProperty().get()).isEqualTo("The command has an open '; close it.");
    }

    @Test
    void whatTheControlPlaneRefusesStaysOnTheScreen() {
        composer.agentProperty().set("../etc");
        composer.submit();
        assertThat(composer.problemProperty().get())
                .isEqualTo("Agent must be [a-z][a-z0-9-]{0,30}. Change it and try again.");
        assertThat(composer.titleProperty().get()).isEqualTo("Run the tests");
        assertThat(fixture.inbox.composingProperty().get()).isTrue();
    }

    @Test
    void aLostAnswerLeavesTheTextForAnotherTry() {
        fixture.controlPlane
                .inbox()
                .failWith(new ControlPlaneException(
                        ControlPlaneException.Category.UNAVAILABLE, "unreachable", "write the item"));
        composer.submit();
        assertThat(composer.sendingProperty().get()).isFalse();
        fixture.controlPlane.inbox().failWith(null);
        composer.submit();
        assertThat(written()).hasSize(1);
    }
}
