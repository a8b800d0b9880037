package dev.missioncontrol.core;

import dev.missioncontrol.contract.AccessContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreAccessContractTest extends AccessContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
