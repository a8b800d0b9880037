package dev.missioncontrol.cli.terminal;

import dev.missioncontrol.api.text.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Lays rows out in aligned columns. Every cell is escaped for the terminal and kept on its line. Confined to one
 * thread.
 */
public final class TextTable {
    private static final int CELL_MAX = 100;

    private final List<List<String>> rows = new ArrayList<>();
    private final boolean headed;
    private final String whenEmpty;

    private TextTable(boolean headed, String whenEmpty) {
        this.headed = headed;
        this.whenEmpty = whenEmpty;
    }

    /** Begins a listing; {@code whenEmpty} is printed instead when it has no rows. */
    public static TextTable of(String whenEmpty, String... heads) {
        TextTable table = new TextTable(true, whenEmpty);
        table.rows.add(
                Arrays.stream(heads).map(head -> head.toUpperCase(Locale.ROOT)).toList());
        return table;
    }

    /** Begins a table of names and values of one thing. */
    public static TextTable facts() {
        return new TextTable(false, "");
    }

    /** Adds a row; absent values are shown as a dash. */
    public TextTable row(@Nullable Object... cells) {
        rows.add(Arrays.stream(cells).map(TextTable::cell).toList());
        return this;
    }

    /** Adds a name and its value, unless the value is absent. */
    public TextTable fact(String name, @Nullable Object value) {
        boolean said = value != null && !value.toString().isEmpty();
        return said ? row(name, value) : this;
    }

    private static String cell(@Nullable Object value) {
        String text = value == null || value.toString().isEmpty() ? "-" : VisibleText.line(value.toString());
        if (text.length() <= CELL_MAX) {
            return text;
        }
        int end = text.offsetByCodePoints(0, Math.min(CELL_MAX - 1, text.codePointCount(0, text.length()) - 1));
        return text.substring(0, end) + "…";
    }

    @Override
    public String toString() {
        if (headed && rows.size() == 1) {
            return whenEmpty;
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
            }
        });
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i), widths);
            text.append(headed && i == 0 ? bold(line) : line).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            if (i < row.size() - 1) {
                line.append(" ".repeat(widths[i] - DisplayWidth.of(row.get(i)) + 2));
            }
        }
        return line.toString();
    }

    /** Sets the line in bold only on a terminal; a pipe receives plain text. */
    private static String bold(String line) {
        return Ansi.AUTO.enabled() ? "\u001b[1m" + line + "\u001b[m" : line;
    }
}
