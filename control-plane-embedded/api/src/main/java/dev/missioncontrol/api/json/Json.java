package dev.missioncontrol.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.IssueOutcome;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.Work;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.SecretCommand;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON mapper: camelCase, ISO-8601 times, absent instead of null, one line; sealed types carry a {@code type}
 * in kebab case, and a record's component may be written flat ({@code JsonUnwrapped}). Reading requests refuses unknown
 * fields, duplicate keys and anything beyond the limits of R-25. Reading answers has wider limits, because a control
 * plane nests texts in texts and puts many of them into one page. Thread-safe.
 */
public final class Json {
    private static final int DEPTH_MAX = 64;

    private static final StreamReadConstraints REQUESTS = limits(100_000, SizeLimits.BODY);
    private static final StreamReadConstraints ANSWERS = limits(5_000_000, 16 * 1024 * 1024);

    private static final List<Class<?>> SEALED = List.of(
            ItemCommand.class,
            ItemOutcome.class,
            ClaimOutcome.class,
            Holder.class,
            Reply.class,
            AskCommand.class,
            AskOutcome.class,
            IssueCommand.class,
            IssueOutcome.class,
            SecretCommand.class,
            BrokerCommand.class,
            PulseAnswer.class,
            PulseAnswer.Verdict.class);

    private static final ObjectMapper MAPPER = exact(mapper(REQUESTS))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper WIDE = mapper(ANSWERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final ObjectMapper TOLERANT = new JsonMapper(within(REQUESTS));

    private Json() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Tagged {}

    private static StreamReadConstraints limits(long tokensMax, int stringMax) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH_MAX)
                .maxTokenCount(tokensMax)
                .maxStringLength(stringMax)
                .maxNumberLength(40)
                .build();
    }

    /** Creates a factory for each mapper, because a mapper stores its settings in its factory. */
    private static JsonFactory within(StreamReadConstraints limits) {
        return JsonFactory.builder().streamReadConstraints(limits).build();
    }

    /** Refuses values of another kind, which Jackson would change into the expected one: 1.5 into 1, 5 into a text. */
    private static JsonMapper.Builder exact(JsonMapper.Builder builder) {
        return builder.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new SimpleModule("times")
                        .addDeserializer(Instant.class, new TextReader<>(Instant.class, InstantDeserializer.INSTANT))
                        .addDeserializer(
                                Duration.class, new TextReader<>(Duration.class, DurationDeserializer.INSTANCE)))
                .withCoercionConfig(LogicalType.Textual, Json::onlyText)
                .withCoercionConfigDefaults(
                        defaults -> defaults.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    }

    private static void onlyText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static JsonMapper.Builder mapper(StreamReadConstraints limits) {
        JsonMapper.Builder builder = JsonMapper.builder(within(limits))
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule("records")
                        .setDeserializerModifier(new FlatRecords())
                        .addAbstractTypeMapping(Work.class, Command.class))
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        for (Class<?> type : SEALED) {
            builder.addMixIn(type, Tagged.class);
            for (Class<?> subtype : type.getPermittedSubclasses()) {
                if (!subtype.isInterface()) {
                    builder.registerSubtypes(new NamedType(subtype, kebab(subtype.getSimpleName())));
                }
            }
        }
        return builder;
    }

    /** Returns the wire name of a sealed type's case, for example {@code start-work}. */
    public static String kebab(String simpleName) {
        return simpleName.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Lists the wire names of a sealed type's cases. */
    static String typesOf(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .filter(subtype -> !subtype.isInterface())
                .map(subtype -> kebab(subtype.getSimpleName()))
                .collect(Collectors.joining(", "));
    }

    /** Writes on one line. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("write JSON of " + value.getClass().getSimpleName(), e);
        }
    }

    /** Reads one value; throws {@link IllegalArgumentException} with one sentence about the error. */
    public static <T> T read(String text, Class<T> type) {
        try {
            return present(MAPPER.readValue(text, type));
        } catch (JsonProcessingException e) {
            throw Refused.because(e);
        }
    }

    /** Does {@link #read(String, Class)} for generic types. */
    public static <T> T read(String text, TypeReference<T> type) {
        try {
            return present(MAPPER.readValue(text, type));
        } catch (JsonProcessingException e) {
            throw Refused.because(e);
        }
    }

    /** Does {@link #read(String, Class)} from bytes in UTF-8. */
    public static <T> T read(byte[] text, Class<T> type) {
        return parsed(MAPPER, text, parser -> MAPPER.readValue(parser, type));
    }

    /** Reads from a parser, whose place names the field of an oversized text. */
    private static <T> T parsed(ObjectMapper mapper, byte[] text, Parsing<T> parsing) {
        try (JsonParser parser = mapper.getFactory().createParser(text)) {
            try {
                return present(parsing.from(parser));
            } catch (JsonProcessingException e) {
                throw Refused.because(e, parser.getParsingContext());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not readable as JSON", e);
        }
    }

    @FunctionalInterface
    private interface Parsing<T> {
        @Nullable
        T from(JsonParser parser) throws IOException;
    }

    /** Reads an answer of a control plane; ignores fields that a newer version added. */
    public static <T> T readAnswer(String text, Class<T> type) {
        try {
            return present(WIDE.readValue(text, type));
        } catch (JsonProcessingException e) {
            throw Refused.because(e);
        }
    }

    /** Does {@link #readAnswer(String, Class)} for generic types. */
    public static <T> T readAnswer(String text, TypeReference<T> type) {
        try {
            return present(WIDE.readValue(text, type));
        } catch (JsonProcessingException e) {
            throw Refused.because(e);
        }
    }

    /** Reads a tree, for readers that take only some fields. */
    public static JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }

    /** Does {@link #tree(String)} within the limits of a control plane's answers. */
    public static JsonNode wideTree(String text) {
        return readAnswer(text, JsonNode.class);
    }

    /** Reads a tree leniently, for classic clients: of duplicate keys the last one counts. */
    public static JsonNode tolerantTree(byte[] text) {
        return parsed(TOLERANT, text, parser -> Objects.requireNonNullElse(TOLERANT.readTree(parser), NOTHING));
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a JSON value is expected, not null");
        }
        return value;
    }
}
