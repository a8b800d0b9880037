package dev.missioncontrol.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Renewal;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.disk.Disk;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine that dies at any point between a renewal and the first use of what it brought is never taken for two; two machines
 * with one identity are never taken for one. Seeded: what fails, fails again.
 */
final class RenewalCrashTest {
    private static final int CRASHES = 10_000;
    private static final int THEFTS = 300;

    @TempDir
    Path directory;

    private final SteppedClock clock = new SteppedClock();
    private final Random random = new Random(20_261_123);
    private final Disk disk = Disk.mount();
    private Core core;

    @BeforeEach
    void open() {
        Database memory = new Database.H2Url(disk.url());
        core = Core.open(CoreConfig.inDirectory(directory)
                .on(memory)
                .stepped(clock, clock::elapsed)
                .onCallersThread());
    }

    @AfterEach
    void close() {
        core.close();
        disk.close();
    }

    /** What lies on a machine's disk, and the machine that reads it after each crash. */
    private final class Machine {
        private final MachineKeys keys;
        private Enrolled kept;

        Machine() {
            keys = MachineKeys.generate();
            var join = core.asOwner().enrolments().letJoin(NewToken.of(Role.RUNTIME, "vm"), IdempotencyKey.random());
            var door = core.as(core.authenticate(join.token().reveal()).orElseThrow())
                    .enrolments();
            kept = door.enrol(keys.enrol(door.joining()), IdempotencyKey.random());
        }

        /** The same disk in another machine. */
        Machine(Machine other) {
            keys = other.keys;
            kept = other.kept;
        }

        boolean uses() {
            return core.authenticate(kept.token().token().reveal()).isPresent();
        }

        Optional<Enrolled> renews() {
            IdempotencyKey once = IdempotencyKey.random();
            Optional<Principal> door =
                    core.tokenVerifier().atTheDoor(kept.token().token().reveal());
            return door.map(principal -> core.as(principal)
                    .enrolments()
                    .renew(keys.renew(new Renewal.Due(kept.machine(), kept.generation(), once)), once));
        }

        void keeps(Enrolled next) {
            kept = next;
        }

        /** One stretch of life that ends with a crash, somewhere; what was under way may arrive late. */
        void livesAndCrashes() {
            if (random.nextBoolean()) {
                uses();
            }
            Enrolled before = kept;
            Enrolled next = renews().orElseThrow(() -> new AssertionError("it was shut out"));
            int crash = random.nextInt(4);
            if (crash == 0) {
                return; // before the answer came, or before it was on disk
            }
            keeps(next);
            if (crash == 1) {
                return; // before the first use
            }
            assertThat(uses()).isTrue();
            if (crash == 3) {
                clock.advance(Duration.ofSeconds(random.nextInt(59)));
                assertThat(core.authenticate(before.token().token().reveal())).isEmpty(); // a request under way
            }
        }
    }

    private Identity identity() {
        return core.asOwner().enrolments().identities(null, 10).rows().getFirst();
    }

    @Test
    void tenThousandCrashesLockNobodyOut() {
        Machine machine = new Machine();
        for (int i = 0; i < CRASHES; i++) {
            machine.livesAndCrashes();
            clock.advance(Duration.ofSeconds(random.nextInt(7_200)));
        }
        assertThat(identity().locked()).isFalse();
        assertThat(machine.renews()).isPresent();
        assertThat(core.asOwner().asks().counts().open()).isZero();
    }

    @Test
    void whoeverHasACopyIsFoundEachTime() {
        for (int theft = 0; theft < THEFTS; theft++) {
            Machine machine = new Machine();
            for (int i = random.nextInt(4); i > 0; i--) {
                machine.livesAndCrashes();
            }
            Machine thief = new Machine(machine);
            boolean found = false;
            for (int i = 0; i < 40 && !found; i++) {
                Machine who = random.nextBoolean() ? machine : thief;
                who.renews().ifPresent(next -> {
                    who.keeps(next);
                    who.uses();
                });
                clock.advance(Duration.ofSeconds(30 + random.nextInt(3_600)));
                found = identity().locked();
            }
            assertThat(found).as("theft %d", theft).isTrue();
            assertThat(machine.uses() || thief.uses()).isFalse();
            assertThat(machine.renews().or(thief::renews)).isEmpty();
        }
    }
}
