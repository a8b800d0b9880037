package dev.missioncontrol.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A join token that many have, all at once. */
final class EnrolmentRaceTest {
    private static final int RACERS = 100;

    @TempDir
    Path directory;

    @Test
    void ofAHundredAtOnceOneGetsIn() throws Exception {
        try (Core core = Core.open(CoreConfig.inDirectory(directory))) {
            Token join = core.asOwner()
                    .enrolments()
                    .letJoin(NewToken.of(Role.RUNTIME, "vm"), IdempotencyKey.random())
                    .token();
            List<String> outcomes = race(core, join);
            assertThat(Collections.frequency(outcomes, "in")).isEqualTo(1);
            assertThat(Collections.frequency(outcomes, "join-token-used")).isEqualTo(RACERS - 1);
            assertThat(core.asOwner().asks().counts().open()).isEqualTo(1);
        }
    }

    private static List<String> race(Core core, Token join) throws Exception {
        CountDownLatch ready = new CountDownLatch(RACERS);
        Callable<String> racer = () -> {
            Enrolments door =
                    core.as(core.authenticate(join.reveal()).orElseThrow()).enrolments();
            var enrolment = MachineKeys.generate().enrol(door.joining());
            ready.countDown();
            ready.await();
            try {
                door.enrol(enrolment, IdempotencyKey.random());
                return "in";
            } catch (ControlPlaneException e) {
                return e.type();
            }
        };
        List<String> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> outcome : threads.invokeAll(Collections.nCopies(RACERS, racer))) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }
}
