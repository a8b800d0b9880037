package dev.missioncontrol.server;

import dev.missioncontrol.contract.AgentsContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpAgentsContractTest extends AgentsContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
