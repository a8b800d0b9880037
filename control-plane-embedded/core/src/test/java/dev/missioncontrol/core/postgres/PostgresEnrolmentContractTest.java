package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.EnrolmentContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class PostgresEnrolmentContractTest extends EnrolmentContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
