package dev.missioncontrol.server;

import dev.missioncontrol.contract.GatewayContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class HttpGatewayContractTest extends GatewayContract {
    @Override
    protected Stack open(Path directory) {
        return new HttpStack(directory);
    }
}
