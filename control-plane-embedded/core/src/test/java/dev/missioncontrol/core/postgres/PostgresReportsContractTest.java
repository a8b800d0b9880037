package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.ReportsContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class PostgresReportsContractTest extends ReportsContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
