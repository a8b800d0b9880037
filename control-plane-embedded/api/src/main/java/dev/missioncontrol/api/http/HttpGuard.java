package dev.missioncontrol.api.http;

import dev.missioncontrol.api.guard.Guard;
import dev.missioncontrol.api.guard.Thresholds;

/** Thread-safe. */
record HttpGuard(Exchange exchange) implements Guard {
    @Override
    public Thresholds thresholds() {
        return exchange.ask(Call.get("read the guard's thresholds", "/api/guard"), Thresholds.class);
    }

    @Override
    public Thresholds set(Thresholds thresholds) {
        return exchange.ask(Call.post("set the guard's thresholds", "/api/guard", thresholds), Thresholds.class);
    }
}
