package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

final class OutputTest extends LaptopTest {
    /** Accepts a number of bytes and then fails. */
    private static final class Failing extends OutputStream {
        private final String message;
        private int left;

        Failing(int left, String message) {
            this.left = left;
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            if (left-- <= 0) {
                throw new IOException(message);
            }
        }
    }

    @Test
    void aReaderWhoHasSeenEnoughEndsItQuietly() {
        laptop.item("one");
        laptop.item("two");
        Shell.Ended list = laptop.shell.run(new Failing(10, "Broken pipe"), "inbox", "list");
        assertThat(list.code()).isZero();
        assertThat(list.err()).isEmpty();
        Shell.Ended tail = laptop.shell.run(new Failing(10, "Broken pipe"), "audit", "tail");
        assertThat(tail.code()).isZero();
        assertThat(tail.err()).isEmpty();
    }

    @Test
    void outputThatCannotBeKeptIsAFailure() {
        laptop.item("one");
        Shell.Ended list = laptop.shell.run(new Failing(10, "No space left on device"), "inbox", "list", "--json");
        assertThat(list.code()).isEqualTo(1);
        assertThat(list.err()).isEqualTo("Standard output cannot be written: No space left on device.\n");
    }
}
