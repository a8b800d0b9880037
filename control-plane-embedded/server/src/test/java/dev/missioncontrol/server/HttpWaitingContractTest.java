package dev.missioncontrol.server;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.WaitingContract;
import java.nio.file.Path;

final class HttpWaitingContractTest extends WaitingContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
