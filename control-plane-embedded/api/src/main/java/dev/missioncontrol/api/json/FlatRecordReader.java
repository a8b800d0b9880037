package dev.missioncontrol.api.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one object into a record and into the records that are written flat in it. Thread-safe once resolved. */
final class FlatRecordReader extends JsonDeserializer<Object> implements ResolvableDeserializer {
    private final Class<?> type;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Type> types = new ArrayList<>();
    private final List<JsonDeserializer<Object>> readers = new ArrayList<>();
    private final Group whole;

    /** The source of a component's value. */
    private sealed interface Part {}

    /** A field of the object, by its place among all of them. */
    private record Field(int place) implements Part {}

    /** A record made of several fields. */
    private record Group(Constructor<?> constructor, List<Part> parts) implements Part {}

    FlatRecordReader(Class<?> type) {
        this.type = type;
        this.whole = group(type);
    }

    private Group group(Class<?> record) {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            parts.add(FlatRecords.flat(component) ? group(component.getType()) : field(component));
        }
        return new Group(canonical(record), parts);
    }

    private Field field(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        places.put(named == null ? component.getName() : named.value(), types.size());
        types.add(component.getGenericType());
        return new Field(types.size() - 1);
    }

    private static Constructor<?> canonical(Class<?> record) {
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("find the constructor of " + record.getSimpleName(), e);
        }
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        for (Type one : types) {
            readers.add(context.findRootValueDeserializer(context.constructType(one)));
        }
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.isExpectedStartObjectToken()) {
            parser.nextToken();
        } else if (!parser.hasToken(JsonToken.FIELD_NAME)) {
            return context.handleUnexpectedToken(type, parser);
        }
        @Nullable Object[] values = new Object[types.size()];
        boolean[] present = new boolean[values.length];
        String unknown = null;
        while (parser.hasToken(JsonToken.FIELD_NAME)) {
            String name = parser.currentName();
            Integer place = places.get(name);
            parser.nextToken();
            if (place == null) {
                unknown = name;
                parser.skipChildren();
            } else {
                values[place] = value(readers.get(place), parser, context, name);
                present[place] = true;
            }
            parser.nextToken();
        }
        for (int place = 0; place < values.length; place++) {
            if (!present[place]) {
                values[place] = readers.get(place).getAbsentValue(context);
            }
        }
        Object made = made(whole, values, context);
        if (unknown != null) {
            context.handleUnknownProperty(
                    parser, this, made, unknown); // after the checks, as Jackson's own reader does
        }
        return made;
    }

    private @Nullable Object value(
            JsonDeserializer<Object> reader, JsonParser parser, DeserializationContext context, String name)
            throws IOException {
        try {
            return parser.hasToken(JsonToken.VALUE_NULL)
                    ? reader.getNullValue(context)
                    : reader.deserialize(parser, context);
        } catch (IOException e) {
            throw JsonMappingException.wrapWithPath(e, type, name);
        }
    }

    private static Object made(Group group, @Nullable Object[] values, DeserializationContext context)
            throws IOException {
        @Nullable Object[] arguments = new Object[group.parts().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (group.parts().get(i)) {
                case Field(int place) -> values[place];
                case Group part -> made(part, values, context);
            };
        }
        Constructor<?> constructor = group.constructor();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw context.instantiationException(constructor.getDeclaringClass(), e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw context.instantiationException(constructor.getDeclaringClass(), e);
        }
    }
}
