package dev.missioncontrol.core.replay;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares rows in memory with a table, read page by page in the order of its text key. */
public final class RowComparison {
    private RowComparison() {}

    /** Returns the rows after a key, in order; the first page if it is absent. */
    @FunctionalInterface
    public interface Pages<R> {
        List<R> after(@Nullable String key);
    }

    /** Describes in one sentence, without people's texts, the first row that is missing, additional or different. */
    public static <R> Optional<String> difference(
            String table, SortedMap<String, R> made, Function<R, String> key, Pages<R> stored) {
        Iterator<Map.Entry<String, R>> rest = made.entrySet().iterator();
        String last = null;
        List<R> page = stored.after(null);
        while (!page.isEmpty()) {
            for (R row : page) {
                last = key.apply(row);
                Optional<String> difference = difference(table, last, row, rest);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            page = stored.after(last);
        }
        return rest.hasNext() ? Optional.of(missing(table, rest.next().getKey())) : Optional.empty();
    }

    private static <R> Optional<String> difference(
            String table, String key, R row, Iterator<Map.Entry<String, R>> rest) {
        if (!rest.hasNext()) {
            return Optional.of(additional(table, key));
        }
        Map.Entry<String, R> next = rest.next();
        int order = next.getKey().compareTo(key);
        if (order != 0) {
            return Optional.of(order < 0 ? missing(table, next.getKey()) : additional(table, key));
        }
        return next.getValue().equals(row)
                ? Optional.empty()
                : Optional.of("The row " + key + " of table " + table + " is not what its events say.");
    }

    private static String missing(String table, String key) {
        return "Table " + table + " lacks the row " + key + ", which its events make.";
    }

    private static String additional(String table, String key) {
        return "Table " + table + " has a row " + key + ", which no event has made.";
    }
}
