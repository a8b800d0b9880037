package dev.missioncontrol.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.runtime.fakes.FakeControlPlane;
import dev.missioncontrol.runtime.fakes.FakeEnrolments;
import dev.missioncontrol.runtime.fakes.MutableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolledMachineTest {
    private static final Membership.Status IN = new Membership.Status.In();

    @TempDir
    Path home;

    private final MutableClock clock = new MutableClock();
    private final CurrentToken current = new CurrentToken(FakeEnrolments.JOIN);
    private final FakeEnrolments door = new FakeEnrolments(current);
    private IdentityFile file;
    private EnrolledMachine machine;

    @BeforeEach
    void create() {
        file = new IdentityFile(home);
        machine = EnrolledMachine.joining(door, current, file, clock);
    }

    private String bears() {
        return current.get().reveal();
    }

    private EnrolledMachine restarted() throws IOException {
        StoredIdentity storedIdentity =
                EnrolledMachine.before(file, Optional.empty()).orElseThrow();
        current.become(storedIdentity.bearing());
        return EnrolledMachine.goingOn(door, current, file, clock, storedIdentity);
    }

    @Test
    void joinsOnceAndRenewsWhenHalfOfTheTermIsOver() {
        assertThat(machine.refresh()).isEqualTo(IN);
        assertThat(bears()).isEqualTo("mcrun_canary-1");
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        machine.refresh();
        assertThat(bears()).isEqualTo("mcrun_canary-1");
        clock.advance(Duration.ofSeconds(1));
        machine.refresh();
        machine.refresh();
        assertThat(bears()).isEqualTo("mcrun_canary-2");
        assertThat(door.shown).containsExactly("mcjoin_x", "mcjoin_x", "mcrun_canary-1");
    }

    @Test
    void theNextLifeGoesOnWithoutAJoinTokenHoweverLongItTook() throws IOException {
        machine.refresh();
        clock.advance(Duration.ofDays(3));
        assertThat(restarted().refresh()).isEqualTo(IN);
        assertThat(bears()).isEqualTo("mcrun_canary-2");
        assertThat(restarted().refresh()).isEqualTo(IN);
        assertThat(bears()).isEqualTo("mcrun_canary-2");
    }

    @Test
    void theFileIsItsUsersAloneAndWhole() throws IOException {
        machine.refresh();
        Path identity = home.resolve("identity.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(identity)))
                .isEqualTo("rw-------");
        Files.writeString(home.resolve("identity.json.new"), "{\"half");
        clock.advance(Duration.ofHours(1));
        assertThat(restarted().refresh()).isEqualTo(IN);
        assertThat(home).isDirectoryContaining("glob:**/identity.json").isDirectoryNotContaining("glob:**/*.new");
        assertThat(file.find().orElseThrow().generation()).isEqualTo(2);
        assertThat(file.find().orElseThrow().toString()).doesNotContain("canary");
        Files.writeString(identity, "{");
        assertThatThrownBy(file::find).hasMessageContaining("join with a new join token");
    }

    @Test
    void aTokenThatCouldNotBeKeptIsNotUsed() throws IOException {
        machine.refresh();
        clock.advance(Duration.ofHours(1));
        Path inTheWay = Files.createDirectories(home.resolve("identity.json.new/x"));
        assertThatThrownBy(machine::refresh).isInstanceOf(UncheckedIOException.class);
        assertThat(bears()).isEqualTo("mcrun_canary-1");
        Files.delete(inTheWay);
        assertThat(machine.refresh()).isEqualTo(IN);
        assertThat(bears()).isEqualTo("mcrun_canary-3");
        assertThat(file.find().orElseThrow().token()).isEqualTo(bears());
    }

    @Test
    void aRefusedCallIsAnsweredByARenewalUnlessTheTokenIsFresh() {
        machine.refresh();
        assertThat(machine.endsWhenRefused()).isFalse();
        machine.refresh();
        assertThat(bears()).isEqualTo("mcrun_canary-1");
        clock.advance(Duration.ofMinutes(1));
        assertThat(machine.endsWhenRefused()).isFalse();
        machine.refresh();
        machine.refresh();
        assertThat(bears()).isEqualTo("mcrun_canary-2");
    }

    @Test
    void aClockThatWasSetBackDoesNotKeepItFromRenewing() {
        machine.refresh();
        clock.advance(Duration.ofDays(-2));
        machine.refresh();
        assertThat(bears()).isEqualTo("mcrun_canary-2");
    }

    @Test
    void whoeverIsShutOutSaysSoAndWhoeverIsNotHeardTriesAgain() {
        machine.refresh();
        clock.advance(Duration.ofHours(1));
        door.failure = FakeControlPlane.off();
        assertThatThrownBy(machine::refresh).isInstanceOf(ControlPlaneException.class);
        door.failure = new ControlPlaneException(Category.UNAUTHENTICATED, "unauthenticated", "no");
        machine.refresh();
        clock.advance(Duration.ofSeconds(90));
        assertThat(machine.refresh())
                .isInstanceOfSatisfying(
                        Membership.Status.Out.class,
                        out -> assertThat(out.why()).contains("locked out").contains("enrol it again"));
        door.failure = null;
        assertThat(machine.refresh()).isEqualTo(IN);
    }

    @Test
    void whoIsRefusedShowsItsTokenUntilItTellsThatThereAreTwo() {
        machine.refresh();
        clock.advance(Duration.ofMinutes(5));
        door.failure = new ControlPlaneException(Category.UNAUTHENTICATED, "unauthenticated", "no");
        machine.endsWhenRefused();
        Instant first = clock.instant();
        int shown = door.shown.size();
        while (machine.refresh().equals(IN)) {
            assertThat(door.shown).hasSizeGreaterThan(shown);
            shown = door.shown.size();
            clock.advance(Duration.ofSeconds(30));
        }
        assertThat(Duration.between(first, clock.instant())).isGreaterThan(Duration.ofMinutes(1));
        assertThat(door.shown).hasSizeGreaterThan(shown);
    }

    @Test
    void aJoinTokenThatWasRedeemedIsNotShownASecondTime() throws IOException {
        machine.refresh();
        assertThat(EnrolledMachine.before(file, Optional.of(FakeEnrolments.JOIN)))
                .isPresent();
        assertThat(EnrolledMachine.before(file, Optional.of(new Token("mcjoin_y"))))
                .isEmpty();
        assertThat(EnrolledMachine.before(IdentityStorage.MEMORY, Optional.empty()))
                .isEmpty();
        CurrentToken other = new CurrentToken(FakeEnrolments.JOIN);
        EnrolledMachine second =
                EnrolledMachine.joining(new FakeEnrolments(other), other, IdentityStorage.MEMORY, clock);
        assertThat(second.refresh()).isEqualTo(IN);
        current.become(FakeEnrolments.JOIN);
        assertThat(EnrolledMachine.joining(door, current, IdentityStorage.MEMORY, clock)
                        .refresh())
                .isInstanceOf(Membership.Status.Out.class);
    }
}
