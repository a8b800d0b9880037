package dev.missioncontrol.runtime.process;

import dev.missioncontrol.api.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks into an executable file for what keeps the system from running it. The system itself tells only that there is
 * no such file, for a missing interpreter too.
 */
final class ProgramFile {
    private static final int HEAD_BYTES = 256;
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};
    private static final int ELF_LITTLE_ENDIAN = 1;
    /** Registered formats of other systems and processors. */
    private static final Path FOREIGN_FORMATS = Path.of("/proc/sys/fs/binfmt_misc");

    /** The ELF machine numbers that a processor runs, its 32-bit forms included. */
    private static final Map<String, Set<Integer>> MACHINES =
            Map.of("amd64", Set.of(3, 62), "aarch64", Set.of(40, 183));

    private static final Map<Integer, String> NAMES = Map.of(
            3,
            "x86",
            21,
            "ppc64",
            22,
            "s390x",
            40,
            "arm",
            62,
            "x86-64",
            183,
            "aarch64",
            243,
            "riscv",
            258,
            "loongarch");

    private ProgramFile() {}

    /** Returns why the file cannot be run and what to do; empty where nothing is known against it. */
    static Optional<String> obstacle(Path file, Path directory, Map<String, String> environment) {
        byte[] head = head(file);
        if (head.length > 2 && head[0] == '#' && head[1] == '!') {
            return interpreter(head).flatMap(words -> withoutInterpreter(file, words, directory, environment));
        }
        return System.getProperty("os.name").equals("Linux") ? otherMachine(file, head) : Optional.empty();
    }

    private static byte[] head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (IOException unreadable) {
            return new byte[0]; // a program may be executable without being readable
        }
    }

    /** Returns the words of the first line, if it ends within the bytes that were read. */
    private static Optional<List<String>> interpreter(byte[] head) {
        String text = new String(head, 2, head.length - 2, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return end < 0 && head.length == HEAD_BYTES
                ? Optional.empty()
                : Optional.of(Stream.of((end < 0 ? text : text.substring(0, end)).split("[ \t]+"))
                                .filter(word -> !word.isEmpty())
                                .toList())
                        .filter(words -> !words.isEmpty());
    }

    private static Optional<String> withoutInterpreter(
            Path file, List<String> words, Path directory, Map<String, String> environment) {
        String program = words.getFirst();
        if (!Files.isExecutable(directory.resolve(program))) {
            return Optional.of(missing(file, program));
        }
        boolean byName = program.endsWith("/env") && words.size() > 1;
        return byName
                ? Optional.of(words.get(1))
                        .filter(name -> name.matches("[^-/=][^/=]*"))
                        .filter(name -> CommandLookup.onPath(name, environment).isEmpty())
                        .map(name -> missing(file, name))
                : Optional.empty();
    }

    private static String missing(Path file, String interpreter) {
        String shown = VisibleText.line(interpreter);
        return interpreter.endsWith("\r")
                ? file + " has lines that end in CR LF, so its interpreter '" + shown
                        + "' is not found: write it with LF"
                : file + " needs the interpreter '" + shown
                        + "', which was not found: install it on the runtime's machine";
    }

    private static Optional<String> otherMachine(Path file, byte[] head) {
        Set<Integer> ours = MACHINES.getOrDefault(System.getProperty("os.arch"), Set.of());
        boolean elf = head.length >= 20 && Arrays.equals(head, 0, ELF.length, ELF, 0, ELF.length);
        if (!elf || ours.isEmpty() || head[5] != ELF_LITTLE_ENDIAN || foreignFormats()) {
            return Optional.empty();
        }
        int machine = (head[18] & 0xFF) | (head[19] & 0xFF) << 8;
        return ours.contains(machine)
                ? Optional.empty()
                : Optional.of(file + " is a program for " + NAMES.getOrDefault(machine, "another processor")
                        + ", which this machine (" + System.getProperty("os.arch")
                        + ") does not run: build it for this machine");
    }

    private static boolean foreignFormats() {
        try (Stream<Path> formats = Files.list(FOREIGN_FORMATS)) {
            return formats.map(format -> format.getFileName().toString())
                    .anyMatch(name -> !name.equals("register") && !name.equals("status"));
        } catch (IOException none) {
            return false;
        }
    }
}
