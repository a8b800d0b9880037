package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.RuntimeContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class TwoNodesRuntimeContractTest extends RuntimeContract {
    @Override
    protected Stack open(Path directory) {
        return new TwoNodesStack(directory);
    }
}
