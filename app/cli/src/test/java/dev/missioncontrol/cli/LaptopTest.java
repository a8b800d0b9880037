package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a laptop of its own. */
@Timeout(60)
abstract class LaptopTest {
    @TempDir
    Path home;

    Laptop laptop;

    @BeforeEach
    void open() {
        laptop = new Laptop(home);
    }

    @AfterEach
    void close() {
        laptop.close();
    }

    /** Returns what a successful command prints; fails if it prints anything else on standard error. */
    String said(Object... arguments) {
        Shell.Ended ended = laptop.run(arguments);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        return ended.out();
    }

    JsonNode json(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        int end = all.indexOf("--"); // the rest is the command of an item
        all.add(end < 0 ? all.size() : end, "--json");
        String text = said(all.toArray());
        assertThat(text).endsWith("\n").containsOnlyOnce("\n");
        return Json.wideTree(text);
    }

    /** Returns the one sentence with which the command fails. */
    String complaint(int code, Object... arguments) {
        Shell.Ended ended = laptop.run(arguments);
        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).endsWith("\n").containsOnlyOnce("\n");
        return ended.err().strip();
    }
}
