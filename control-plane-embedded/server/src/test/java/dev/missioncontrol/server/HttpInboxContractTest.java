package dev.missioncontrol.server;

import dev.missioncontrol.contract.InboxContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpInboxContractTest extends InboxContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
