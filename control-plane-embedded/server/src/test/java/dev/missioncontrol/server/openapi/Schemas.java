package dev.missioncontrol.server.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Work;
import dev.missioncontrol.api.json.Json;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Generates JSON schemas of the records on the wire, as {@link Json} writes and reads them: ids are texts, sealed types
 * carry their name in {@code type}, absent values are left out. Confined to one thread.
 */
final class Schemas {
    /**
     * The fields that a request may leave out although they are always present afterwards; the records define their
     * defaults.
     */
    private static final Set<String> DEFAULTED = Set.of(
            "Assignment.body", "NewItem.plan", "AskQuestion.context", "Result.summary", "SessionReport.worktree");

    private final boolean request;
    private final SchemaBuilder builder;

    /**
     * @param request for bodies that clients send, in which more may be left out and unknown fields are refused
     * @param naming maps the name of a type to the name of its schema
     */
    Schemas(boolean request, UnaryOperator<String> naming) {
        this.request = request;
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.PLAIN_DEFINITION_KEYS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(this::custom)
                .withDefinitionNamingStrategy(
                        (key, _) -> naming.apply(name(key.getType().getErasedType(), key.getType())))
                .withTypeAttributeOverride((node, scope, _) -> closed(node, scope.getType()));
        config.forFields().withRequiredCheck(this::required);
        config.with(new JacksonModule(JacksonOption.IGNORE_TYPE_INFO_TRANSFORM, JacksonOption.SKIP_SUBTYPE_LOOKUP));
        builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    /** Returns the schema of a type, most often a reference. */
    JsonNode of(Type type) {
        return builder.createSchemaReference(type);
    }

    /** Returns all schemas that were referred to. */
    ObjectNode definitions() {
        return builder.collectDefinitions("components/schemas");
    }

    private static String name(Class<?> type, ResolvedType resolved) {
        String own = type.getEnclosingClass() == null
                ? type.getSimpleName()
                : name(type.getEnclosingClass(), resolved) + "." + type.getSimpleName();
        boolean generic = type == resolved.getErasedType()
                && !resolved.getTypeParameters().isEmpty();
        return generic
                ? own + "."
                        + resolved.getTypeParameters()
                                .getFirst()
                                .getErasedType()
                                .getSimpleName()
                : own;
    }

    private @Nullable CustomDefinition custom(ResolvedType type, SchemaGenerationContext context) {
        Class<?> erased = type.getErasedType();
        if (JsonNode.class.isAssignableFrom(erased)) {
            return new CustomDefinition(
                    context.getGeneratorConfig().createObjectNode().put("type", "object"), true);
        }
        Optional<Type> value = value(erased);
        if (value.isPresent()) {
            ResolvedType plain = context.getTypeContext().resolve(value.get());
            return new CustomDefinition(context.createStandardDefinition(plain, null), true);
        }
        if (erased.isSealed() && erased.isInterface()) {
            return new CustomDefinition(anyOf(erased, context));
        }
        return erased.isRecord() && Arrays.stream(erased.getRecordComponents()).anyMatch(Schemas::flat)
                ? new CustomDefinition(flattened(erased, context))
                : null;
    }

    private static boolean flat(RecordComponent part) {
        return part.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    /** A record with the fields of the records that are written flat in it, in the order of their names. */
    private ObjectNode flattened(Class<?> type, SchemaGenerationContext context) {
        ObjectNode node = context.getGeneratorConfig().createObjectNode().put("type", "object");
        Map<String, JsonNode> properties = new TreeMap<>();
        Set<String> required = new TreeSet<>();
        collect(type, context, properties, required);
        node.putObject("properties").setAll(properties);
        required.forEach(node.putArray("required")::add);
        return node;
    }

    private void collect(
            Class<?> type, SchemaGenerationContext context, Map<String, JsonNode> properties, Set<String> required) {
        for (RecordComponent part : type.getRecordComponents()) {
            if (flat(part)) {
                collect(part.getType(), context, properties, required);
                continue;
            }
            JsonProperty named = part.getAccessor().getAnnotation(JsonProperty.class);
            String name = named == null ? part.getName() : named.value();
            properties.put(
                    name,
                    context.createDefinitionReference(context.getTypeContext().resolve(written(part))));
            if (required(type, part.getName(), part.getAnnotatedType())) {
                required.add(name);
            }
        }
    }

    /** As long as there is one kind of work, it is written without its name. */
    private static Type written(RecordComponent part) {
        return part.getType().equals(Work.class) ? Command.class : part.getGenericType();
    }

    private static ObjectNode anyOf(Class<?> type, SchemaGenerationContext context) {
        ObjectNode node = context.getGeneratorConfig().createObjectNode();
        var cases = node.putArray("oneOf");
        Arrays.stream(type.getPermittedSubclasses())
                .filter(subtype -> !subtype.isInterface())
                .forEach(subtype -> cases.add(context.createDefinitionReference(
                        context.getTypeContext().resolve(subtype))));
        return node;
    }

    /** Returns the type of the single value that a record is written as, if it is. */
    private static Optional<Type> value(Class<?> type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        boolean text = Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class)
                        && method.getName().equals("toString"));
        return text
                ? Optional.of(String.class)
                : Arrays.stream(type.getRecordComponents())
                        .filter(part -> part.getAccessor().isAnnotationPresent(JsonValue.class))
                        .findFirst()
                        .map(RecordComponent::getGenericType);
    }

    /** Adds the tag of a sealed type's case and, in requests, forbids unknown fields. */
    private void closed(ObjectNode node, ResolvedType type) {
        Class<?> erased = type.getErasedType();
        if (!erased.isRecord()
                || node.has("$ref")
                || !"object".equals(node.path("type").asText())) {
            return;
        }
        if (tagged(erased)) {
            node.withObject("/properties").putObject("type").put("const", Json.kebab(erased.getSimpleName()));
            node.withArray("/required").add("type");
        }
        if (request) {
            node.put("additionalProperties", false);
        }
    }

    private static boolean tagged(Class<?> type) {
        return !type.equals(Command.class)
                && Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    private boolean required(FieldScope field) {
        Field member = field.getRawMember();
        return required(field.getDeclaringType().getErasedType(), member.getName(), member.getAnnotatedType());
    }

    private boolean required(Class<?> owner, String name, AnnotatedType type) {
        boolean optional = type.isAnnotationPresent(Nullable.class) || owner.isAnnotationPresent(JsonInclude.class);
        return !optional
                && !(request && (lenient(type.getType()) || DEFAULTED.contains(owner.getSimpleName() + "." + name)));
    }

    /** Tells whether a field may be absent: absent lists are empty and absent flags are off. */
    private static boolean lenient(Type type) {
        Class<?> erased = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        return Collection.class.isAssignableFrom(erased)
                || List.<Class<?>>of(boolean.class, int.class, long.class).contains(erased);
    }
}
