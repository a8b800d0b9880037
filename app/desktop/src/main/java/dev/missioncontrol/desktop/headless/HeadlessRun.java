package dev.missioncontrol.desktop.headless;

import dev.missioncontrol.console.ConsoleConfig;
import dev.missioncontrol.console.pictures.Pictures;
import dev.missioncontrol.desktop.DataDirectory;
import dev.missioncontrol.desktop.Laptop;
import dev.missioncontrol.runtime.sessions.TmuxSocket;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** Runs without a window: the demo once, pictures of it at work and at its end, then the API until Ctrl-C. */
public final class HeadlessRun {
    private final DataDirectory data;
    private final OptionalInt port;
    private final PrintStream terminal;

    public HeadlessRun(DataDirectory data, OptionalInt port, PrintStream terminal) {
        this.data = data;
        this.port = port;
        this.terminal = terminal;
    }

    /** Runs; with {@code once} it ends after the demo. The exit code says whether the demo came to its end. */
    public int run(boolean once) {
        terminal.println("No display: running without a window; the demo fleet plays once and every view is drawn.");
        try (Laptop laptop = Laptop.start(data, port)) {
            laptop.closeOnExit();
            Platform.startup(() -> Platform.setImplicitExit(false));
            terminal.println("API       " + laptop.url() + "  (header X-MC-Token, token in "
                    + laptop.files().ownerTokenPath() + ")");
            int code = once || laptop.controlPlane().inbox().counts().total() == 0 ? demo(laptop) : pictures(laptop);
            if (!once) {
                terminal.println("Serving until Ctrl-C.");
                new CountDownLatch(1).await();
            }
            return code;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            Platform.exit();
        }
    }

    private int demo(Laptop laptop) {
        DemoPlay play = new DemoPlay(laptop.controlPlane(), data.demo(), terminal);
        play.begin();
        draw(laptop, data.pictures().resolve("at-work"));
        boolean completed = play.finish();
        draw(laptop, data.pictures().resolve("done"));
        if (!completed) {
            terminal.println("The demo did not come to its end; " + data.logs() + " and the pictures say more.");
        }
        return completed ? 0 : 1;
    }

    private int pictures(Laptop laptop) {
        draw(laptop, data.pictures().resolve("now"));
        return 0;
    }

    private void draw(Laptop laptop, Path directory) {
        ConsoleConfig config = new ConsoleConfig(
                "laptop (embedded)",
                data.settings(),
                InstantSource.system(),
                Optional.empty(),
                Optional.of(TmuxSocket.of(data.runtimeHome())));
        int count = Pictures.write(laptop.controlPlane(), config, directory).size();
        terminal.println("Pictures  " + directory + "  (" + count + ")");
    }
}
