package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.BacklogContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class PostgresBacklogContractTest extends BacklogContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
