package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.WakeContract;
import java.nio.file.Path;

final class TwoNodesWakeContractTest extends WakeContract {
    @Override
    protected Stack open(Path directory) {
        return new TwoNodesStack(directory);
    }
}
