package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.WaitingContract;
import java.nio.file.Path;

final class TwoNodesWaitingContractTest extends WaitingContract {
    @Override
    protected Stack open(Path directory) {
        return new TwoNodesStack(directory);
    }
}
