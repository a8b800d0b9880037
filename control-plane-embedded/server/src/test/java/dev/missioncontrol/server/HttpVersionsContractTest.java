package dev.missioncontrol.server;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.VersionsContract;
import java.nio.file.Path;

final class HttpVersionsContractTest extends VersionsContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
