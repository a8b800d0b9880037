package dev.missioncontrol.core;

import dev.missioncontrol.contract.AgentsContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreAgentsContractTest extends AgentsContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
