package dev.missioncontrol.desktop.support;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.NewItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Provides a repository and a journal outside of it. An item's command writes to the journal when it starts and ends,
 * and whether another command of the same item was alive at its start.
 */
public final class Worksite {
    private static final String SCRIPT = """
            for other in $(sed -n 's/^start //p' "$1"); do
                if kill -0 "$other" 2>/dev/null; then echo "overlap $other" >> "$1"; fi
            done
            echo "start $$" >> "$1"
            echo 'at work'
            if [ "$(grep -c '^start' "$1")" -gt 1 ]; then sleep "$3"; else sleep "$2"; fi
            echo "end $$" >> "$1"
            """;

    private final Path repository;
    private final Path journals;

    /** Creates the repository below the directory. */
    public Worksite(Path directory) {
        this.repository = directory.resolve("repository");
        this.journals = directory.resolve("journals");
        try {
            Files.createDirectories(journals);
            Files.createDirectories(repository);
            Files.writeString(repository.resolve("work.sh"), SCRIPT);
            git("init", "--quiet", "--initial-branch=main");
            git("add", "--all");
            git("-c", "user.name=t", "-c", "user.email=t@t.invalid", "commit", "--quiet", "-m", "Start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path repository() {
        return repository;
    }

    /** Runs git in the repository and returns its output. */
    public String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git " + arguments[0] + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns an item whose command takes the given seconds, with a journal of its own. */
    public NewItem item(String name, String seconds) {
        return item(name, seconds, seconds);
    }

    /**
     * Returns an item whose command takes {@code first} seconds at its first start and {@code later} at every other.
     */
    public NewItem item(String name, String first, String later) {
        Command command = new Command(
                List.of("sh", "work.sh", journal(name).toString(), first, later), repository.toString(), null);
        try {
            Files.writeString(journal(name), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return NewItem.of(new AgentName("slash"), name).running(command);
    }

    /** Returns the item's journal. */
    public List<String> lines(String name) {
        try {
            return Files.readAllLines(journal(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the starts, ends or clashes of the item's command. */
    public long count(String name, String word) {
        return lines(name).stream().filter(line -> line.startsWith(word + " ")).count();
    }

    private Path journal(String name) {
        return journals.resolve(name);
    }
}
