package dev.missioncontrol.api.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * Gives every record with a component that is written flat ({@link JsonUnwrapped}) a reader of its own, because Jackson's passes
 * over unknown fields of such a record. Thread-safe.
 */
final class FlatRecords extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> standard) {
        Class<?> type = description.getBeanClass();
        return type.isRecord() && Arrays.stream(type.getRecordComponents()).anyMatch(FlatRecords::flat)
                ? new FlatRecordReader(type)
                : standard;
    }

    static boolean flat(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }
}
