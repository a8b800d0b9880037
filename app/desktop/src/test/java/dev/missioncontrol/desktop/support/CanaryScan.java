package dev.missioncontrol.desktop.support;

import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Searches for a value that must appear nowhere, in every encoding that it could have. Each hit tells where and how it
 * was found.
 */
public final class CanaryScan {
    private final Map<String, String> writings = new LinkedHashMap<>();

    public CanaryScan(String canary) {
        byte[] raw = canary.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(raw);
        String json = Json.write(canary);
        writings.put("raw", latin(raw));
        writings.put("reversed", new StringBuilder(latin(raw)).reverse().toString());
        writings.put("hex", hex);
        writings.put("upper-case hex", hex.toUpperCase(Locale.ROOT));
        writings.put("url", URLEncoder.encode(canary, StandardCharsets.UTF_8));
        writings.put("json", latin(json.substring(1, json.length() - 1).getBytes(StandardCharsets.UTF_8)));
        for (int shift = 0; shift < 3; shift++) {
            writings.put("base64 at " + shift, base64(raw, shift));
        }
    }

    /**
     * Encodes the value in base 64 after {@code shift} other bytes; the characters that it shares with them are left
     * out.
     */
    private static String base64(byte[] raw, int shift) {
        byte[] shifted = new byte[shift + raw.length];
        System.arraycopy(raw, 0, shifted, shift, raw.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring(shift == 0 ? 0 : shift + 1, text.length() - 1);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public List<String> text(String place, String text) {
        return bytes(place, text.getBytes(StandardCharsets.UTF_8));
    }

    public List<String> bytes(String place, byte[] bytes) {
        String text = latin(bytes);
        return writings.entrySet().stream()
                .filter(writing -> text.contains(writing.getValue()))
                .map(writing -> place + ": " + writing.getKey())
                .toList();
    }

    /** Searches every regular file below the directory. */
    public List<String> files(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> bytes(file.toString(), read(file)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Searches the arguments and environment of every process that can be read. */
    public List<String> processes() {
        List<String> found = new ArrayList<>();
        ProcessHandle.allProcesses().forEach(process -> {
            for (String what : List.of("cmdline", "environ")) {
                Path file = Path.of("/proc", Long.toString(process.pid()), what);
                found.addAll(bytes(file.toString(), read(file)));
            }
        });
        return found;
    }

    /** Searches the messages of a throwable and its causes, as a log would print them. */
    public List<String> failure(Throwable failure) {
        List<String> found = new ArrayList<>();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            found.addAll(
                    text("exception " + one.getClass().getSimpleName(), one + Arrays.toString(one.getStackTrace())));
        }
        return found;
    }

    /** Reads a file; one that has been deleted or belongs to another user counts as empty. */
    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException _) {
            return new byte[0];
        }
    }
}
