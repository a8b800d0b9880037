package dev.missioncontrol.core;

import dev.missioncontrol.contract.RuntimeContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreRuntimeContractTest extends RuntimeContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
