package dev.missioncontrol.core;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.WaitingContract;
import java.nio.file.Path;

final class CoreWaitingContractTest extends WaitingContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
