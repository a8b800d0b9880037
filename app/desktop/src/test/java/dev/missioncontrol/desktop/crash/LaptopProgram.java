package dev.missioncontrol.desktop.crash;

import dev.missioncontrol.desktop.DataDirectory;
import dev.missioncontrol.desktop.Laptop;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** Runs the console's process without its window: control plane, HTTP and local runtime, until it is killed. */
final class LaptopProgram {
    private LaptopProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        Laptop.start(new DataDirectory(Path.of(arguments[0])), OptionalInt.empty())
                .closeOnExit();
        new CountDownLatch(1).await();
    }
}
