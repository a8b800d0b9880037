package dev.missioncontrol.console.inbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses a typed command line into an argv array: blanks separate arguments, and quotes and backslashes protect them.
 * There is no shell: {@code $}, {@code *}, {@code |} and {@code >} are plain characters.
 */
public final class CommandLine {
    private CommandLine() {}

    /** Parses {@code text}; {@link IllegalArgumentException} says in one sentence what is unfinished. */
    public static List<String> parse(String text) {
        List<String> argv = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                if (i + 1 == text.length()) {
                    throw new IllegalArgumentException(
                            "The command ends with a backslash; add the character it should keep");
                }
                word.append(text.charAt(++i));
                inWord = true;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
                append(word, c, quote != 0);
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                inWord = end(inWord, word, argv);
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("The command has an open " + quote + "; close it");
        }
        end(inWord, word, argv);
        return argv;
    }

    private static void append(StringBuilder word, char c, boolean stillQuoted) {
        if (stillQuoted) {
            word.append(c);
        }
    }

    private static boolean end(boolean inWord, StringBuilder word, List<String> argv) {
        if (inWord) {
            argv.add(word.toString());
            word.setLength(0);
        }
        return false;
    }
}
