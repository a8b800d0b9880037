package dev.missioncontrol.core;

import dev.missioncontrol.contract.AsksContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreAsksContractTest extends AsksContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
