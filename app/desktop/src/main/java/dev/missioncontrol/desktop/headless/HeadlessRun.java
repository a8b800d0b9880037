package dev.missioncontrol.desktop.headless;

import dev.missioncontrol.desktop.DataDirectory;
import dev.missioncontrol.desktop.Laptop;
import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** Runs without a window: plays the demo once, then serves the API until Ctrl-C. */
public final class HeadlessRun {
    private final DataDirectory data;
    private final OptionalInt port;
    private final PrintStream terminal;

    public HeadlessRun(DataDirectory data, OptionalInt port, PrintStream terminal) {
        this.data = data;
        this.port = port;
        this.terminal = terminal;
    }

    /** Runs; with {@code once} it ends after the demo. The exit code tells whether the demo was completed. */
    public int run(boolean once) {
        terminal.println("No display: running without a window; the demo fleet plays once.");
        try (Laptop laptop = Laptop.start(data, port)) {
            laptop.closeOnExit();
            terminal.println("API       " + laptop.url() + "  (header X-MC-Token, token in "
                    + laptop.files().ownerTokenPath() + ")");
            boolean plays = once || laptop.controlPlane().inbox().counts().total() == 0;
            int code = plays ? demo(laptop) : 0;
            if (!once) {
                terminal.println("Serving until Ctrl-C.");
                new CountDownLatch(1).await();
            }
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int demo(Laptop laptop) {
        boolean completed = new DemoPlay(laptop.controlPlane(), data.demo(), terminal).play();
        if (!completed) {
            terminal.println("The demo did not come to its end; " + data.logs() + " says more.");
        }
        return completed ? 0 : 1;
    }
}
