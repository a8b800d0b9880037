package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.InboxContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class PostgresInboxContractTest extends InboxContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
