package dev.missioncontrol.server;

import dev.missioncontrol.contract.AsksContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpAsksContractTest extends AsksContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
