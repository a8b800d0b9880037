package dev.missioncontrol.server;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test method a fresh server. Confined to the test's thread. */
abstract class ServedTest {
    protected Served served;

    @BeforeEach
    final void open(@TempDir Path directory) {
        served = new Served(directory);
    }

    @AfterEach
    final void close() {
        served.close();
    }
}
