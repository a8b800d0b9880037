package dev.missioncontrol.core;

import dev.missioncontrol.contract.GuardContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreGuardContractTest extends GuardContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
