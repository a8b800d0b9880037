package dev.missioncontrol.core;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.WakeContract;
import java.nio.file.Path;

final class CoreWakeContractTest extends WakeContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
