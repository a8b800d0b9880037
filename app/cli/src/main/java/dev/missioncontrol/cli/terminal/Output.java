package dev.missioncontrol.cli.terminal;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.function.Supplier;

/** Prints the answer of a command: as JSON for programs or as text for people. */
public final class Output {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Instant now;

    public Output(PrintWriter out, PrintWriter err, boolean json, Instant now) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.now = now;
    }

    /** Prints the answer: the value as one line of JSON, or the text. */
    public void tell(Object value, Supplier<String> text) {
        print(json ? JsonText.of(value) : text.get());
    }

    /** Prints a hint for people that is not part of the answer. */
    public void hint(String text) {
        if (!json) {
            err.println(text);
            err.flush();
        }
    }

    /** Returns the time at which the command began, for computing ages. */
    public Instant now() {
        return now;
    }

    private void print(String text) {
        out.println(text.stripTrailing());
        if (out.checkError()) {
            throw new OutputFailed();
        }
    }
}
