package dev.missioncontrol.console.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses the text of a filter into key-value pairs and free words. A value with spaces is written in double quotes. */
public record FilterText(List<Term> terms, List<String> words) {
    public record Term(String key, String value) {}

    public FilterText {
        terms = List.copyOf(terms);
        words = List.copyOf(words);
    }

    /** Parses {@code text}; {@link FilterProblem} describes the error and lists the valid keys. */
    public static FilterText parse(String text, Set<String> keys) throws FilterProblem {
        List<Term> terms = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String token : tokens(text)) {
            int colon = token.indexOf(':');
            if (colon <= 0) {
                words.add(token);
                continue;
            }
            String key = token.substring(0, colon);
            if (!keys.contains(key)) {
                throw new FilterProblem("There is no filter “" + key + "”; use "
                        + String.join(", ", keys.stream().sorted().toList()) + ", or plain words");
            }
            if (colon == token.length() - 1) {
                throw new FilterProblem("“" + key + ":” needs a value right after the colon");
            }
            terms.add(new Term(key, token.substring(colon + 1)));
        }
        return new FilterText(terms, words);
    }

    /** Returns the last value given for {@code key}. */
    public Optional<String> value(String key) {
        return terms.stream()
                .filter(term -> term.key().equals(key))
                .map(Term::value)
                .reduce((first, last) -> last);
    }

    /** Returns all values given for {@code key}. */
    public List<String> values(String key) {
        return terms.stream()
                .filter(term -> term.key().equals(key))
                .map(Term::value)
                .toList();
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(c) && !quoted) {
                flush(token, tokens);
            } else {
                token.append(c);
            }
        }
        flush(token, tokens);
        return tokens;
    }

    private static void flush(StringBuilder token, List<String> tokens) {
        if (!token.isEmpty()) {
            tokens.add(token.toString());
            token.setLength(0);
        }
    }
}
