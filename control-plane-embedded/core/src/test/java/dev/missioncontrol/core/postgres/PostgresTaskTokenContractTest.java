package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.TaskTokenContract;
import java.nio.file.Path;

final class PostgresTaskTokenContractTest extends TaskTokenContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
