package dev.missioncontrol.core.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/** The words of a search, split as the index splits texts. Each must be the beginning of a word of what is found. Immutable. */
public record SearchWords(List<String> words) {
    /** Searches without words. */
    public static final SearchWords NONE = new SearchWords(List.of());

    private static final int WORDS_MAX = 50;
    /** Splits texts for the index and for searches; thread-safe. */
    private static final Analyzer ANALYZER = new StandardAnalyzer();

    public SearchWords {
        words = List.copyOf(words);
    }

    /**
     * Splits the text; none if it is absent or blank.
     *
     * @throws ControlPlaneException {@code INVALID}: too-many-words if it has too many different ones, or no-word if there are signs alone
     */
    public static SearchWords of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        List<String> words = split(text, Integer.MAX_VALUE).stream().distinct().toList();
        if (words.size() > WORDS_MAX) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "too-many-words",
                    "A search takes at most " + WORDS_MAX + " words; leave some of them out.");
        }
        if (words.isEmpty()) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "no-word",
                    "There is no word to search for; words holds signs alone. Give letters or digits, or leave it out.");
        }
        return new SearchWords(words);
    }

    /** Returns whether there is no word to search for. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Returns whether the index would find that text. */
    public boolean in(String text) {
        List<String> there = split(text, Integer.MAX_VALUE);
        return words.stream().allMatch(word -> there.stream().anyMatch(one -> one.startsWith(word)));
    }

    /** Returns the values in the JSON, which are the text of an event, without its field names. */
    public static String valuesIn(String json) {
        StringBuilder texts = new StringBuilder();
        collect(Json.tree(json), texts);
        return texts.toString();
    }

    private static void collect(JsonNode node, StringBuilder texts) {
        if (node.isValueNode()) {
            texts.append(node.asText()).append('\n');
        } else {
            node.forEach(child -> collect(child, texts));
        }
    }

    private static List<String> split(String text, int most) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = ANALYZER.tokenStream(EventDocument.WORDS, text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (words.size() < most && tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("split a text into words", e);
        }
        return words;
    }

    /** Returns the analyzer of the index and of searches. */
    static Analyzer analyzer() {
        return ANALYZER;
    }
}
