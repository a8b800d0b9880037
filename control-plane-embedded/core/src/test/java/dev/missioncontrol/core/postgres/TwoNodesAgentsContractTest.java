package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.AgentsContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class TwoNodesAgentsContractTest extends AgentsContract {
    @Override
    protected Stack open(Path directory) {
        return new TwoNodesStack(directory);
    }
}
