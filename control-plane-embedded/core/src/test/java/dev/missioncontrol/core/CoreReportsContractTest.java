package dev.missioncontrol.core;

import dev.missioncontrol.contract.ReportsContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreReportsContractTest extends ReportsContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
