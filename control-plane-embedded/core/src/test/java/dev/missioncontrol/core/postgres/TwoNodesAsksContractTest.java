package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.AsksContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class TwoNodesAsksContractTest extends AsksContract {
    @Override
    protected Stack open(Path directory) {
        return new TwoNodesStack(directory);
    }
}
