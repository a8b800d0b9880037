package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.RuntimeContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class PostgresRuntimeContractTest extends RuntimeContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
