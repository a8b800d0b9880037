package dev.missioncontrol.server;

import dev.missioncontrol.contract.ReportsContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpReportsContractTest extends ReportsContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
