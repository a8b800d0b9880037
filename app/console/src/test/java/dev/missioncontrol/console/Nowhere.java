package dev.missioncontrol.console;

import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.shell.View;
import java.util.List;

/** Shows nothing. */
final class Nowhere implements View {
    @Override
    public List<ConsoleAction> actions() {
        return List.of();
    }

    @Override
    public void activate() {}
}
