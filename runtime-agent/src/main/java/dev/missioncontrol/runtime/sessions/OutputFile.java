package dev.missioncontrol.runtime.sessions;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the end of a session's output. */
final class OutputFile {
    /** The lines that are read: enough for a tail. */
    private static final int LINES_MAX = 400;

    private static final int BYTES_MAX = LINES_MAX * PlainText.LINE_MAX;
    private static final int BLOCK = 64 * 1024;

    private OutputFile() {}

    /** Returns the newest lines, the last one also when it has no end yet. */
    static List<String> lines(Path file) throws IOException {
        try (RandomAccessFile output = new RandomAccessFile(file.toFile(), "r")) {
            return lines(output);
        }
    }

    private static List<String> lines(RandomAccessFile output) throws IOException {
        long end = output.length();
        long from = end;
        int breaks = 0;
        while (from > 0 && breaks <= LINES_MAX && end - from < BYTES_MAX) {
            byte[] block = read(output, Math.max(0, from - BLOCK), from);
            from -= block.length;
            breaks += breaks(block);
        }
        String text = new String(read(output, from, end), StandardCharsets.UTF_8);
        String[] raw = text.split("\n", -1);
        List<String> lines = new ArrayList<>();
        // The first piece of a long output may be the end of a line.
        for (int i = from > 0 ? 1 : 0; i < raw.length; i++) {
            lines.add(PlainText.of(raw[i]));
        }
        if (lines.isEmpty() && raw.length == 1) {
            lines.add(PlainText.of(raw[0]));
        }
        dropBlankEnd(lines);
        return TailTracker.last(lines, LINES_MAX);
    }

    private static byte[] read(RandomAccessFile output, long from, long to) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(to - from)];
        output.seek(from);
        output.readFully(bytes);
        return bytes;
    }

    private static int breaks(byte[] block) {
        int breaks = 0;
        for (byte each : block) {
            breaks += each == '\n' ? 1 : 0;
        }
        return breaks;
    }

    private static void dropBlankEnd(List<String> lines) {
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
    }
}
