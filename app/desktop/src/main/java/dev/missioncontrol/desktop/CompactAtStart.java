package dev.missioncontrol.desktop;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.console.settings.ConsoleSettings;
import dev.missioncontrol.console.settings.SettingsFile;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.store.file.FileCompaction;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compacts the database before it is opened, if that was chosen in the window. A choice holds for one try, because what fails
 * once would delay every start; a start while the program runs is no try. Confined to one thread.
 */
final class CompactAtStart {
    private static final Logger LOG = LoggerFactory.getLogger(CompactAtStart.class);

    private final DataDirectory data;
    private final SettingsFile settings;

    CompactAtStart(DataDirectory data) {
        this.data = data;
        this.settings = new SettingsFile(data.settings());
    }

    boolean chosen() {
        return settings.load().compactAtStart();
    }

    ConsoleSettings settings() {
        return settings.load();
    }

    /**
     * Compacts the database.
     *
     * @param step receives what is being done, in words
     * @return why it failed, if it did; then everything is as it was
     */
    Optional<String> run(Consumer<String> step) {
        choose(false); // first, so that a program that ends here does not meet the same failure at every start
        try {
            FileCompaction.Sizes sizes = Core.compact(data.root(), (stage, rows) -> step.accept(words(stage, rows)));
            LOG.info("compacted the database: {} bytes before, {} after", sizes.before(), sizes.after());
            return Optional.empty();
        } catch (ControlPlaneException e) {
            LOG.warn("the database was not compacted", e);
            if (e.type().equals("data-directory-in-use")) {
                choose(true); // nothing was tried: the program that has the database open ends first
            }
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("the database was not compacted", e);
            return Optional.of("Something unexpected happened: " + e);
        }
    }

    private void choose(boolean chosen) {
        try {
            settings.save(settings.load().withCompactAtStart(chosen));
        } catch (IOException e) {
            LOG.warn("could not write into the settings whether to compact the database at the next start", e);
        }
    }

    static String words(FileCompaction.Stage stage, long rows) {
        String done = rows == 0 ? "" : String.format(Locale.ROOT, ": %,d", rows);
        return switch (stage) {
            case READING -> "Step 1 of 5: reading all rows" + done;
            case COPYING -> "Step 2 of 5: copying what is in use";
            case CHECKING -> "Step 3 of 5: comparing the copy" + done;
            case VERIFYING -> "Step 4 of 5: verifying the audit trail" + done;
            case REPLACING -> "Step 5 of 5: replacing the file";
        };
    }
}
