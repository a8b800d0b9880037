package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.QueueContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class TwoNodesQueueContractTest extends QueueContract {
    @Override
    protected Stack open(Path directory) {
        return new TwoNodesStack(directory);
    }
}
