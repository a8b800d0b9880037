package dev.missioncontrol.core.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.log.LogEntry;
import dev.missioncontrol.core.log.LogPages;
import dev.missioncontrol.core.log.StoredEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the log from a file, once from its beginning: events and bodies are in parts of their own, both in order. */
final class ArchiveLog implements LogPages, AutoCloseable {
    private static final int PAGE = 4_000;

    private final Lines events;
    private final @Nullable Lines bodies;
    private @Nullable JsonNode nextBody;

    private ArchiveLog(Lines events, @Nullable Lines bodies) throws IOException {
        this.events = events;
        this.bodies = bodies;
        this.nextBody = bodies == null ? null : bodies.next();
    }

    /** Rows of one part, by column name. */
    private static final class Lines implements AutoCloseable {
        private final BufferedReader in;
        private final Map<String, Integer> columns = new HashMap<>();

        Lines(BufferedReader in) throws IOException {
            this.in = in;
            for (JsonNode name : Json.tree(in.readLine())) {
                columns.put(name.asText(), columns.size());
            }
        }

        @Nullable
        JsonNode next() throws IOException {
            String line = in.readLine();
            return line == null ? null : Json.wideTree(line);
        }

        JsonNode value(JsonNode row, String column) {
            Integer index = columns.get(column);
            if (index == null || !row.has(index)) {
                throw new IllegalArgumentException("a row lacks the column " + column);
            }
            return row.get(index);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    static ArchiveLog of(ArchiveReader archive) throws IOException {
        Lines events = new Lines(archive.lines(SnapshotCopy.EVENTS));
        return new ArchiveLog(
                events, archive.has(SnapshotCopy.BODIES) ? new Lines(archive.lines(SnapshotCopy.BODIES)) : null);
    }

    /** The checkpoints in the file, oldest first. */
    static List<Checkpoint> checkpoints(ArchiveReader archive) throws IOException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (Lines lines = new Lines(archive.lines(SnapshotCopy.CHECKPOINTS))) {
            for (JsonNode row = lines.next(); row != null; row = lines.next()) {
                checkpoints.add(Checkpoint.parse(lines.value(row, "line").asText()));
            }
        }
        return checkpoints;
    }

    @Override
    public List<LogEntry> after(Position position) {
        try {
            List<LogEntry> page = new ArrayList<>(PAGE);
            while (page.size() < PAGE) {
                JsonNode row = events.next();
                if (row == null) {
                    break;
                }
                page.add(entry(row));
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException("read the log of a file", e);
        }
    }

    private LogEntry entry(JsonNode row) throws IOException {
        StoredEvent event = new StoredEvent(
                events.value(row, "era").asLong(),
                events.value(row, "sequence").asLong(),
                events.value(row, "type").asText(),
                events.value(row, "version").asInt(),
                events.value(row, "at_millis").asLong(),
                events.value(row, "actor").asText(),
                events.value(row, "subject").asText(),
                events.value(row, "data").asText(),
                bytes(events.value(row, "body_digest")));
        byte[] hash = Base64.getDecoder().decode(events.value(row, "hash").asText());
        return withBody(event, hash);
    }

    private LogEntry withBody(StoredEvent event, byte[] hash) throws IOException {
        Lines lines = bodies;
        while (lines != null && nextBody != null && position(lines, nextBody).compareTo(event.position()) < 0) {
            nextBody = lines.next();
        }
        JsonNode body = nextBody;
        if (lines == null || body == null || !position(lines, body).equals(event.position())) {
            return new LogEntry(event, hash, null, null);
        }
        byte[] salt = Base64.getDecoder().decode(lines.value(body, "salt").asText());
        return new LogEntry(event, hash, salt, lines.value(body, "body").asText());
    }

    private static Position position(Lines lines, JsonNode body) {
        return new Position(
                lines.value(body, "era").asLong(), lines.value(body, "sequence").asLong());
    }

    private static byte @Nullable [] bytes(JsonNode value) {
        return value.isNull() ? null : Base64.getDecoder().decode(value.asText());
    }

    @Override
    public void close() throws IOException {
        events.close();
        if (bodies != null) {
            bodies.close();
        }
    }
}
