package dev.missioncontrol.server;

import dev.missioncontrol.contract.GuardContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpGuardContractTest extends GuardContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
