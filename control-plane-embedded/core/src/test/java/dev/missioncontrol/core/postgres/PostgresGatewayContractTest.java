package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.GatewayContract;
import dev.missioncontrol.contract.Stack;
import java.nio.file.Path;

final class PostgresGatewayContractTest extends GatewayContract {
    @Override
    protected Stack open(Path directory) {
        return new PostgresStack(directory);
    }
}
