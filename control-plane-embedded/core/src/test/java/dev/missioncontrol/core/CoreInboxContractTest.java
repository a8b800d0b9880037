package dev.missioncontrol.core;

import dev.missioncontrol.contract.InboxContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreInboxContractTest extends InboxContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
