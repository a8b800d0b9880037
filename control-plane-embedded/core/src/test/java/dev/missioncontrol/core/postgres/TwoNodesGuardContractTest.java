package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.GuardContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class TwoNodesGuardContractTest extends GuardContract {
    @Override
    protected Stack open(Path directory) {
        return new TwoNodesStack(directory);
    }
}
