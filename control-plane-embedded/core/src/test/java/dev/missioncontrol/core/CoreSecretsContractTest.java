package dev.missioncontrol.core;

import dev.missioncontrol.contract.SecretsContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreSecretsContractTest extends SecretsContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
