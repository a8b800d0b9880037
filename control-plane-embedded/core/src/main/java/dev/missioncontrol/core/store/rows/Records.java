package dev.missioncontrol.core.store.rows;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and creates records by their components. */
final class Records {
    private Records() {}

    static Function<@Nullable Object[], Object> maker(Class<?> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(components);
            constructor.setAccessible(true);
            return values -> make(constructor, values);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
    }

    private static Object make(Constructor<?> constructor, @Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : failed(constructor, e);
        } catch (ReflectiveOperationException e) {
            throw failed(constructor, e);
        }
    }

    static Function<Object, @Nullable Object> getter(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return value -> {
            try {
                return accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw failed(component, e);
            }
        };
    }

    private static IllegalStateException failed(Object what, Throwable cause) {
        return new IllegalStateException("cannot use " + what, cause);
    }
}
