package dev.missioncontrol.core;

import dev.missioncontrol.contract.QueueContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreQueueContractTest extends QueueContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
