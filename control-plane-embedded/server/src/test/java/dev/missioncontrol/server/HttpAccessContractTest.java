package dev.missioncontrol.server;

import dev.missioncontrol.contract.AccessContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpAccessContractTest extends AccessContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
