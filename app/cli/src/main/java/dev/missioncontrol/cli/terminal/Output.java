package dev.missioncontrol.cli.terminal;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.function.Supplier;

/** What a command says: JSON for programs, or text for people. Confined to the main thread. */
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

    /** One answer: the value as one line of JSON, or the text. */
    public void tell(Object value, Supplier<String> text) {
        print(json ? JsonText.of(value) : text.get());
    }

    /** What is no answer of its own but helps a person. */
    public void hint(String text) {
        if (!json) {
            err.println(text);
            err.flush();
        }
    }

    /** When the command began, for ages. */
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
