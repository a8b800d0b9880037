package dev.missioncontrol.server.http;

import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.api.text.TextEdges;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the wanted fields of one JSON object as it arrives, with little memory: of a long value the beginning and the
 * end. Of duplicate fields the last one counts. In a body that was cut, the last value ends at the cut. Confined to one
 * thread.
 */
public final class FieldReader {
    private static final Pattern LITERAL =
            Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int NAME_MAX = 64;
    private static final int LITERAL_MAX = 40;
    private static final int BEGINNING_MAX = 16 * 1024;
    private static final int END_MAX = 64 * 1024;
    private static final int END = -1;
    private static final String UNREAD = "\n[… the rest of the request was not read …]\n";

    private final BodyStream body;
    private final Reader in;
    private final Set<String> wanted;
    private final Map<String, Value> values = new HashMap<>();
    private final char[] buffer = new char[8 * 1024];
    private int next;
    private int filled;

    FieldReader(BodyStream body, Set<String> wanted) {
        this.body = body;
        this.in = new InputStreamReader(body, StandardCharsets.UTF_8);
        this.wanted = wanted;
    }

    /** The form of a value. */
    public enum Form {
        TEXT,
        /** A number, a truth value or null, as written. */
        LITERAL,
        /** An object or an array, as written but for the space between its parts. */
        NESTED
    }

    public record Value(Form form, LongText text) {
        public boolean isNull() {
            return form == Form.LITERAL && text.beginning().equals("null");
        }
    }

    /** Reports that the body ended within the object. */
    private static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EndedException() {
            super(null, null, false, false);
        }
    }

    /** The wanted fields of a body, of which the last part may be missing. */
    public record Fields(Map<String, Value> values, boolean cut) {
        public Fields {
            values = Map.copyOf(values);
        }
    }

    Fields read() {
        try {
            object();
            return new Fields(values, false);
        } catch (EndedException e) {
            if (!body.cut()) {
                throw new IllegalArgumentException("the JSON object is not complete", e);
            }
            return new Fields(values, true);
        }
    }

    private void object() {
        if (peek() == '\uFEFF') {
            take();
        }
        if (afterSpace() != '{') {
            throw new IllegalArgumentException("a JSON object is expected");
        }
        int c = afterSpace();
        while (c != '}') {
            require(c, '"');
            String name = name();
            require(afterSpace(), ':');
            value(name);
            c = afterSpace();
            if (c == ',') {
                c = afterSpace();
                require(c, '"');
            } else {
                require(c, '}');
            }
        }
    }

    private String name() {
        TextEdges name = new TextEdges(NAME_MAX, 1);
        text(name);
        return name.text().within(NAME_MAX);
    }

    private void value(String name) {
        char first = afterSpace();
        Form form = first == '"' ? Form.TEXT : first == '{' || first == '[' ? Form.NESTED : Form.LITERAL;
        TextEdges edges = form == Form.LITERAL
                ? new TextEdges(LITERAL_MAX, 1)
                : wanted.contains(name) ? new TextEdges(BEGINNING_MAX, END_MAX) : new TextEdges(1, 1);
        try {
            switch (form) {
                case TEXT -> text(edges);
                case NESTED -> nested(first, edges);
                case LITERAL -> literal(first, edges);
            }
        } catch (EndedException e) {
            UNREAD.chars().forEach(c -> edges.add((char) c));
            hold(name, form, edges);
            throw e;
        }
        hold(name, form, edges);
    }

    private void hold(String name, Form form, TextEdges edges) {
        if (wanted.contains(name)) {
            values.put(name, new Value(form, edges.text()));
        }
    }

    /** Reads a text from behind its first quote, without its escapes. */
    private void text(TextEdges edges) {
        for (char c = take(); c != '"'; c = take()) {
            edges.add(c == '\\' ? escaped(take()) : c);
        }
    }

    private char escaped(char c) {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw new IllegalArgumentException("a text has an escape that JSON does not know");
        };
    }

    private char codeUnit() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            code = code * 16 + digit();
        }
        return (char) code;
    }

    private int digit() {
        int digit = Character.digit(take(), 16);
        if (digit < 0) {
            throw new IllegalArgumentException("a text has an escape that JSON does not know");
        }
        return digit;
    }

    private void nested(char first, TextEdges edges) {
        edges.add(first);
        for (long depth = 1; depth > 0; ) {
            char c = afterSpace();
            edges.add(c);
            if (c == '"') {
                quoted(edges);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }
    }

    private void quoted(TextEdges edges) {
        char c;
        do {
            c = take();
            edges.add(c);
            if (c == '\\') {
                edges.add(take());
            }
        } while (c != '"');
    }

    private void literal(char first, TextEdges edges) {
        edges.add(first);
        while (Character.isLetterOrDigit(peek()) || "+-.".indexOf(peek()) >= 0) {
            edges.add(take());
        }
        if (peek() == END) {
            throw new EndedException();
        }
        LongText literal = edges.text();
        if (literal.leftOut() > 0
                || !LITERAL.matcher(literal.within(LITERAL_MAX)).matches()) {
            throw new IllegalArgumentException("a value is neither a text nor a number nor anything else of JSON");
        }
    }

    private static void require(int c, char expected) {
        if (c != expected) {
            throw new IllegalArgumentException("JSON has a '" + expected + "' where another character came");
        }
    }

    private char afterSpace() {
        char c = take();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = take();
        }
        return c;
    }

    private char take() {
        int c = peek();
        if (c == END) {
            throw new EndedException();
        }
        next++;
        return (char) c;
    }

    private int peek() {
        if (next == filled) {
            try {
                filled = Math.max(0, in.read(buffer));
                next = 0;
            } catch (IOException e) {
                throw new IllegalArgumentException("the body cannot be read", e);
            }
        }
        return next < filled ? buffer[next] : END;
    }
}
