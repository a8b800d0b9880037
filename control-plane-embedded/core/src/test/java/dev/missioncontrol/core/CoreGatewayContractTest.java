package dev.missioncontrol.core;

import dev.missioncontrol.contract.GatewayContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class CoreGatewayContractTest extends GatewayContract {
    @Override
    protected Stack open(Path directory) {
        return new CoreStack(directory);
    }
}
