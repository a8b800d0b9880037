package dev.missioncontrol.core;

import dev.missioncontrol.contract.EnrolmentContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreEnrolmentContractTest extends EnrolmentContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
