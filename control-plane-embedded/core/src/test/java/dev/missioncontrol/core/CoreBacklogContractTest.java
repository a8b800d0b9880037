package dev.missioncontrol.core;

import dev.missioncontrol.contract.BacklogContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreBacklogContractTest extends BacklogContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
