package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.SecretsContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class PostgresSecretsContractTest extends SecretsContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
