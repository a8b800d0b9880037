package dev.missioncontrol.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLookupTest {
    private static final int MACHINE_OFFSET = 18;
    /** IBM S/390, which no test machine is. */
    private static final byte OTHER_MACHINE = 22;

    @TempDir
    Path directory;

    private Path program(String name, String text) throws IOException {
        return executable(Files.writeString(directory.resolve(name), text));
    }

    private static Path executable(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String obstacle(String command) {
        return CommandLookup.obstacle(command, directory, Map.of("PATH", directory + ":/usr/bin:/bin"))
                .orElse("");
    }

    @Test
    void whatCanBeRunHasNoObstacle() throws IOException {
        program("ours", "#!/bin/sh\ntrue\n");
        program("by-name", "#!/usr/bin/env sh\n");
        program("without-a-first-line", "true\n");
        assertThat(obstacle("./ours")).isEmpty();
        assertThat(obstacle("ours")).isEmpty();
        assertThat(obstacle("by-name")).isEmpty();
        assertThat(obstacle("without-a-first-line")).isEmpty();
        assertThat(obstacle("sh")).isEmpty();
    }

    @Test
    void eachObstacleIsToldAsItIs() throws IOException {
        Files.writeString(directory.resolve("plain"), "#!/bin/sh\n");
        Files.createDirectory(directory.resolve("folder"));
        program("orphan", "#!/opt/no/such/python3 -u\n");
        program("orphan-by-name", "#!/usr/bin/env no-such-python3\n");
        program("from-windows", "#!/bin/sh\r\necho\r\n");
        assertThat(obstacle("./plain")).contains("is not executable", "chmod +x");
        assertThat(obstacle("plain")).contains("is not executable");
        assertThat(obstacle("./folder")).contains("is a directory");
        assertThat(obstacle("./orphan")).contains("'/opt/no/such/python3', which was not found");
        assertThat(obstacle("orphan-by-name")).contains("'no-such-python3', which was not found");
        assertThat(obstacle("from-windows")).contains("CR LF");
        assertThat(obstacle("./absent")).contains("'./absent' was not found");
        assertThat(obstacle("no-such-program")).contains("'no-such-program' was not found", "PATH");
    }

    @Test
    void aProgramForAnotherProcessorIsToldAsThat() throws IOException {
        assumeFalse(emulated(), "this machine runs the programs of other processors");
        byte[] program = Files.readAllBytes(Path.of("/bin/sh"));
        program[MACHINE_OFFSET] = OTHER_MACHINE;
        executable(Files.write(directory.resolve("foreign"), program));
        assertThat(obstacle("./foreign")).contains("is a program for s390x");
    }

    private static boolean emulated() throws IOException {
        Path formats = Path.of("/proc/sys/fs/binfmt_misc");
        try (var files = Files.isDirectory(formats) ? Files.list(formats) : Stream.<Path>empty()) {
            return files.anyMatch(format -> format.getFileName().toString().startsWith("qemu"));
        }
    }

    @Test
    void aStartThatFailsSaysWhatIsMissing() {
        Map<String, String> environment = Map.of("PATH", directory.toString());
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> CleanStart.apart(List.of("no-such-git"), directory, environment))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'no-such-git' was not found");
        assertThatThrownBy(() -> CleanStart.apart(List.of("true"), nowhere, environment))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no directory " + nowhere);
    }
}
