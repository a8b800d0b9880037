package dev.missioncontrol.server;

import dev.missioncontrol.contract.SecretsContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpSecretsContractTest extends SecretsContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
