package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.InboxContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class TwoNodesInboxContractTest extends InboxContract {
    @Override
    protected Stack open(Path directory) {
        return new TwoNodesStack(directory);
    }
}
