package dev.missioncontrol.core.reports;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.core.reports.ReportStore.Before;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Formats a place in a listing as text: milliseconds, then each name preceded by its length, because names may contain
 * any character. Pure.
 */
final class ReportCursor {
    private static final char END = ':';

    private ReportCursor() {}

    static String of(Before place) {
        return place.at().toEpochMilli()
                + place.names().stream()
                        .map(name -> END + Integer.toString(name.length()) + END + name)
                        .collect(Collectors.joining());
    }

    /**
     * Parses the place, which has a name for each of these columns; {@code INVALID} if the text is no cursor of that
     * listing.
     */
    static Before read(String cursor, List<String> columns) {
        try {
            int at = end(cursor, 0);
            Instant time = Instant.ofEpochMilli(Long.parseLong(cursor, 0, at, 10));
            List<String> names = new ArrayList<>();
            while (at < cursor.length()) {
                int start = end(cursor, at + 1) + 1;
                at = start + Integer.parseInt(cursor, at + 1, start - 1, 10);
                names.add(cursor.substring(start, at));
            }
            if (names.size() == columns.size()) {
                return new Before(time, names);
            }
            throw invalid(null);
        } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
            throw invalid(e);
        }
    }

    private static int end(String cursor, int from) {
        return cursor.indexOf(END, from);
    }

    private static ControlPlaneException invalid(@Nullable Throwable cause) {
        return Page.foreignCursor(cause);
    }
}
