package dev.missioncontrol.console;

import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.shell.View;
import java.util.List;

/** A view with nothing in it. */
final class Nowhere implements View {
    @Override
    public List<ConsoleAction> actions() {
        return List.of();
    }

    @Override
    public void activate() {}
}
