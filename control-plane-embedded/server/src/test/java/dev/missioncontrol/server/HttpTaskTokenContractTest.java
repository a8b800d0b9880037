package dev.missioncontrol.server;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.TaskTokenContract;
import java.nio.file.Path;

final class HttpTaskTokenContractTest extends TaskTokenContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
