package dev.missioncontrol.server;

import dev.missioncontrol.contract.BacklogContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpBacklogContractTest extends BacklogContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
