package dev.missioncontrol.core.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with one identity: the newer fences the older, and a copied machine is locked out. */
final class IdentityConflictsTest {
    private Opened opened;
    private Token token;
    private InboxItem held;

    @BeforeEach
    void open(@TempDir Path directory) {
        opened = new Opened(directory);
        token = opened.core().mint(new Principal(Role.RUNTIME, Opened.LOCAL.value()));
        opened.create("work");
        held = opened.claimed();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    /** Each takes over from the other, which is still there. */
    private void takeOver(int times, Duration between) {
        for (int time = 0; time < times; time++) {
            long before =
                    opened.owner().runtimes().list().getFirst().incarnation().value();
            held = opened.adopted(held);
            opened.advance(Duration.ofSeconds(3));
            opened.runtime().runtimes().pulse(new Pulse(new Incarnation(before), List.of(), List.of()));
            for (long second = 0; second < between.toSeconds(); second += 10) {
                opened.renew(held);
                opened.advance(Duration.ofSeconds(10));
            }
        }
    }

    private boolean known() {
        return opened.core().authenticate(token.reveal()).isPresent();
    }

    private int asks() {
        return opened.owner().asks().list(AskFilter.OPEN, null, 10).rows().size();
    }

    @Test
    void threeTakeOversWithinFiveMinutesAreBornWith() {
        takeOver(3, Duration.ofSeconds(20));
        assertThat(known()).isTrue();
        assertThat(asks()).isZero();
    }

    @Test
    void aFourthLocksTheMachineOutAndAsksAHuman() {
        takeOver(4, Duration.ZERO);
        assertThat(known()).isFalse();
        assertThat(asks()).isEqualTo(1);
        assertThat(opened.find(held).state()).isEqualTo(ItemState.PENDING);
    }

    @Test
    void takeOversFarApartAreNoFight() {
        takeOver(6, Duration.ofSeconds(110));
        assertThat(known()).isTrue();
        assertThat(asks()).isZero();
    }

    @Test
    void aRuntimeThatOnlyStartsAgainAndAgainIsNoFight() {
        for (int start = 0; start < 8; start++) {
            held = opened.adopted(held);
        }
        assertThat(known()).isTrue();
        assertThat(asks()).isZero();
    }
}
