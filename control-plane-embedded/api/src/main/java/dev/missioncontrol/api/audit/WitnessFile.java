package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a witness's memory in a file that is replaced whole. Confined to the follower's thread. */
public final class WitnessFile implements Witness.Memory {
    private final Path file;
    private Witness.@Nullable Sight last;

    public WitnessFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<Witness.Sight> recall() {
        if (last == null) {
            last = read().orElse(null);
        }
        return Optional.ofNullable(last);
    }

    private Optional<Witness.Sight> read() {
        try {
            return Optional.of(Json.readAnswer(Files.readString(file), Witness.Sight.class));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Optional.empty(); // none yet, or torn
        } catch (IOException e) {
            throw new UncheckedIOException("read " + file, e);
        }
    }

    @Override
    public void keep(Witness.Sight sight) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, ".witness", ".new");
            Files.writeString(fresh, Json.write(sight));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            last = sight;
        } catch (IOException e) {
            throw new UncheckedIOException("write " + file, e);
        }
    }

    @Override
    public String howToForget() {
        return "to accept the history as it is, delete " + file;
    }
}
