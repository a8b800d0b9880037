package dev.missioncontrol.server;

import dev.missioncontrol.contract.AuditContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpAuditContractTest extends AuditContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
