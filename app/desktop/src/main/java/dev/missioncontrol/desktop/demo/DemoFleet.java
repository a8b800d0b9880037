package dev.missioncontrol.desktop.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates the demo's items in an inbox, with a real repository and real commands. */
public final class DemoFleet {
    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};

    private final ControlPlane controlPlane;
    private final Path directory;

    /** The repository of the demo is created in the directory. */
    public DemoFleet(ControlPlane controlPlane, Path directory) {
        this.controlPlane = controlPlane;
        this.directory = directory;
    }

    private record Entry(
            AgentName agent,
            String title,
            String body,
            String project,
            List<String> labels,
            @Nullable List<String> argv) {
        NewItem toItem(Path repository) {
            Command command = argv == null ? null : new Command(argv, repository.toString(), null);
            return NewItem.of(agent, title)
                    .saying(body)
                    .from(ItemOrigin.project(project))
                    .labelled(labels)
                    .running(command);
        }
    }

    /** Creates the repository if necessary and all items again. */
    public List<InboxItem> play() {
        Path repository = DemoRepository.in(directory);
        return entries().stream()
                .map(entry -> controlPlane.inbox().create(entry.toItem(repository), IdempotencyKey.random()))
                .toList();
    }

    /** Adds the chapter that the link check reports as missing. */
    public void mend() {
        DemoRepository.addMissingChapter(DemoRepository.in(directory));
    }

    private static List<Entry> entries() {
        try (InputStream items = Objects.requireNonNull(
                DemoFleet.class.getResourceAsStream("/dev/missioncontrol/assets/demo/items.json"),
                "items.json is missing")) {
            return Json.read(new String(items.readAllBytes(), StandardCharsets.UTF_8), ENTRIES);
        } catch (IOException e) {
            throw new UncheckedIOException("read the demo's items", e);
        }
    }
}
