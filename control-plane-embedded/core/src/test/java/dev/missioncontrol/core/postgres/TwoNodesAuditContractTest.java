package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.AuditContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class TwoNodesAuditContractTest extends AuditContract {
    @Override
    protected Stack open(Path directory) {
        return new TwoNodesStack(directory);
    }
}
