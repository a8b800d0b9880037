package dev.missioncontrol.server;

import dev.missioncontrol.contract.RuntimeContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpRuntimeContractTest extends RuntimeContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
