package dev.missioncontrol.server;

import dev.missioncontrol.contract.EnrolmentContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpEnrolmentContractTest extends EnrolmentContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
