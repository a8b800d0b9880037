package dev.missioncontrol.api.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileErrorsTest {
    @TempDir
    private Path directory;

    private interface FileWork {
        Object run() throws IOException;
    }

    private static String why(FileWork work) {
        return FileErrors.why(catchThrowableOfType(IOException.class, work::run));
    }

    @Test
    void whatStandsInTheWayIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThat(why(() -> Files.readString(directory.resolve("absent")))).contains("no such file");
        assertThat(why(() -> Files.createDirectories(file))).contains("a file is where a directory is needed");
        assertThat(why(() -> Files.createDirectories(file.resolve("below"))))
                .contains("a file is where a directory is needed");
        assertThat(why(() -> Files.readString(directory))).contains("a directory is where a file is needed");
        assertThat(why(() -> Files.readString(directory.resolve("x".repeat(300)))))
                .contains("the name is too long");
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThat(why(() -> Files.readString(file))).contains("not text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "Read-only file system, mount it for writing",
        "No space left on device, make room",
        "Disk quota exceeded, raise the quota",
        "File too large, ulimit -f",
        "Too many open files, ulimit -n",
        "Input/output error, check it",
    })
    void theSystemsWordsBecomeWhatToDo(String words, String remedy) {
        assertThat(FileErrors.sentence("write", directory, new FileSystemException("x", null, words)))
                .startsWith("Could not write " + directory + ": ")
                .contains(remedy)
                .endsWith(".");
        assertThat(FileErrors.why(new IOException(words))).contains(remedy);
    }

    @Test
    void everyFailureOfAProgramIsOneSentence() {
        IOException denied = new AccessDeniedException("/srv/mission");
        assertThat(FailureText.of(new UncheckedIOException("start", denied)))
                .startsWith("Could not use /srv/mission: the user of this process has no permission")
                .endsWith(".");
        assertThat(FailureText.of(new IllegalStateException("two\nlines")))
                .contains("defect", "IllegalStateException")
                .doesNotContain("\n");
    }
}
