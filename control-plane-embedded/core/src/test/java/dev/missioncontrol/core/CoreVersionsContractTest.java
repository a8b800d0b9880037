package dev.missioncontrol.core;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.VersionsContract;
import java.nio.file.Path;

final class CoreVersionsContractTest extends VersionsContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
