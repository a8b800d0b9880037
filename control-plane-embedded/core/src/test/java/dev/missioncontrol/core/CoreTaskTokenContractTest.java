package dev.missioncontrol.core;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.TaskTokenContract;
import java.nio.file.Path;

final class CoreTaskTokenContractTest extends TaskTokenContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
