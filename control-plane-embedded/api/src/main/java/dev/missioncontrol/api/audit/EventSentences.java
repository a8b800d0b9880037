package dev.missioncontrol.api.audit;

import dev.missioncontrol.api.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Describes an event in a few words: a verb in the past tense, or a short sentence. */
public final class EventSentences {
    private static final String FILE = "event-sentences.properties";
    private static final Map<String, String> BY_TYPE = load();

    private EventSentences() {}

    /** Describes the event; a type unknown to this version is shown by its name. */
    public static String of(AuditEvent event) {
        String type = event.type();
        return Objects.requireNonNullElseGet(BY_TYPE.get(type), () -> VisibleText.line(type));
    }

    /** Maps the wire names of all types to their sentences. */
    static Map<String, String> all() {
        return BY_TYPE;
    }

    private static Map<String, String> load() {
        Properties file = new Properties();
        try (InputStream in = Objects.requireNonNull(EventSentences.class.getResourceAsStream(FILE), FILE);
                InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            file.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(type -> type, file::getProperty));
    }
}
