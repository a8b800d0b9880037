package dev.missioncontrol.server;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.WakeContract;
import java.nio.file.Path;

final class HttpWakeContractTest extends WakeContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
