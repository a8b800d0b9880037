package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.Stack;
import dev.missioncontrol.contract.VersionsContract;
import java.nio.file.Path;

final class PostgresVersionsContractTest extends VersionsContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
