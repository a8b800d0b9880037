package dev.missioncontrol.core;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.contract.Reporter;
import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.policy.Principal;
import java.nio.file.Path;
import java.time.Duration;

/** The core on an H2 file, in process. */
final class CoreStack implements Stack {
    private final SteppedClock clock = new SteppedClock();
    private final Core core;

    CoreStack(Path directory) {
        this.core = Core.open(CoreConfig.inDirectory(directory).stepped(clock, clock::elapsed));
    }

    @Override
    public ControlPlane owner() {
        return core.asOwner();
    }

    @Override
    public ControlPlane runtime(RuntimeName name) {
        return core.as(new Principal(Role.RUNTIME, name.value()));
    }

    @Override
    public ControlPlane bearer(Token token) {
        return core.authenticate(token.reveal())
                .map(core::as)
                .orElseThrow(() -> new ControlPlaneException(Category.UNAUTHENTICATED, "unauthenticated", "no"));
    }

    @Override
    public ControlPlane renewing(Token token) {
        return core.tokenVerifier().atTheDoor(token.reveal()).map(core::as).orElseGet(() -> bearer(token));
    }

    @Override
    public Reporter reporter() {
        return CoreReporter.of(core);
    }

    @Override
    public void advance(Duration by) {
        for (long second = 0; second < by.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            core.tick();
        }
    }

    @Override
    public void close() {
        core.close();
    }
}
