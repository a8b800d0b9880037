package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Provides the start of every part of the suite: a fresh stack, its owner, and a runtime that has started. */
public abstract class ControlPlaneContract {
    protected static final AgentName SLASH = new AgentName("slash");
    protected static final RuntimeName LOCAL = new RuntimeName("local");
    protected static final RuntimeName OTHER = new RuntimeName("other");
    protected static final RuntimeStart HERE = new RuntimeStart("laptop", "Linux", "0.1.0", true);
    protected static final Command ECHO = new Command(List.of("echo", "hello world"), "/srv/repo", null);

    private Stack stack;

    /** Opens an empty stack in the directory. */
    protected abstract Stack open(Path directory);

    @BeforeEach
    void openStack(@TempDir Path directory) {
        stack = open(directory);
    }

    @AfterEach
    void closeStack() {
        stack.close();
    }

    protected final ControlPlane owner() {
        return stack.owner();
    }

    protected final ControlPlane runtime() {
        return stack.runtime(LOCAL);
    }

    /** A second runtime of the same fleet. */
    protected final ControlPlane other() {
        return stack.runtime(OTHER);
    }

    /** Returns the port of that token's bearer. */
    protected final ControlPlane bearer(Token token) {
        return stack.bearer(token);
    }

    /** Returns the port for renewing that token. */
    protected final ControlPlane renewing(Token token) {
        return stack.renewing(token);
    }

    protected final Reporter reporter() {
        return stack.reporter();
    }

    protected final void advance(Duration by) {
        stack.advance(by);
    }

    protected final RuntimeStarted start() {
        return runtime().runtimes().start(HERE);
    }

    protected final InboxItem create(String title) {
        return owner().inbox().create(NewItem.of(SLASH, title).running(ECHO), IdempotencyKey.random());
    }

    /** Takes the next item without waiting; fails the test when there is none. */
    protected final InboxItem claim(RuntimeStarted started) {
        ClaimOutcome outcome = tryClaim(started);
        assertThat(outcome).isInstanceOf(ClaimOutcome.Claimed.class);
        return ((ClaimOutcome.Claimed) outcome).item();
    }

    protected final ClaimOutcome tryClaim(RuntimeStarted started) {
        return runtime().inbox().claim(new ClaimRequest(started.incarnation(), IdempotencyKey.random()), Duration.ZERO);
    }

    /** Asks as the runtime and expects to be accepted. */
    protected final InboxItem work(InboxItem item, ItemCommand command) {
        return accepted(runtime().inbox().submit(item.id(), command, IdempotencyKey.random()));
    }

    /** Asks as the owner and expects to be accepted. */
    protected final InboxItem steer(InboxItem item, ItemCommand command) {
        return accepted(owner().inbox().submit(item.id(), command, IdempotencyKey.random()));
    }

    protected static InboxItem accepted(ItemOutcome outcome) {
        assertThat(outcome).isInstanceOf(ItemOutcome.Accepted.class);
        return ((ItemOutcome.Accepted) outcome).item();
    }

    protected static void refused(Category category, String type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ControlPlaneException.class, e -> {
            assertThat(e.category()).isEqualTo(category);
            assertThat(e.type()).isEqualTo(type);
        });
    }
}
