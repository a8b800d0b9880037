package dev.missioncontrol.core;

import dev.missioncontrol.contract.AuditContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreAuditContractTest extends AuditContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
