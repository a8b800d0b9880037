package dev.missioncontrol.server;

import dev.missioncontrol.contract.QueueContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpQueueContractTest extends QueueContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
