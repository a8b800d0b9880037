package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.AccessContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class PostgresAccessContractTest extends AccessContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
