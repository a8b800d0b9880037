package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests the server program's commands on a closed directory and on one that is being served. */
final class CommandsTest {
    @TempDir
    Path directory;

    private Path data;
    private Path file;

    @BeforeEach
    void name() {
        data = directory.resolve("fleet");
        file = directory.resolve("copy.zip");
    }

    private record Ended(int code, String out, String err) {}

    private static Ended run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = ServerMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return new Ended(line.execute(texts), out.toString(), err.toString());
    }

    private void write(String title) {
        try (Core core = Core.open(CoreConfig.inDirectory(data))) {
            create(core, title);
        }
    }

    private static void create(Core core, String title) {
        core.asOwner().inbox().create(NewItem.of(new AgentName("slash"), title), IdempotencyKey.random());
    }

    @Test
    void aClosedDirectoryIsVerifiedAndReplayed() {
        write("one");
        Ended ended = run("verify", "--data", data, "--replay");
        assertThat(ended.out()).contains("The audit trail is whole: ", "checkpoints agree", "Signed with ");
        assertThat(ended.code()).isZero();
    }

    @Test
    void anEventThatWasChangedIsNamed() {
        write("one");
        Jdbi.create("jdbc:h2:file:" + data.resolve("control-plane"), "mission", "")
                .useHandle(handle -> handle.execute("update event set data = '{}' where sequence = 2"));
        Ended ended = run("verify", "--data", data);
        assertThat(ended.out()).contains("WRONG at 1:2: ");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(run("verify", "--data", data, "--json").out()).contains("\"valid\":false", "\"event-changed\"");
    }

    @Test
    void anEventThatCannotEvenBeFoldedIsNamedWithAReplayAsWell() {
        write("one");
        Jdbi.create("jdbc:h2:file:" + data.resolve("control-plane"), "mission", "")
                .useHandle(handle -> handle.execute("update event set actor = 'nobody' where sequence = 2"));
        Ended ended = run("verify", "--data", data, "--replay");
        assertThat(ended.out()).contains("WRONG at 1:2: ");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void whatIsNotThereIsNotWhole() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertThat(run("verify", "--data", empty).code()).isEqualTo(1);
        assertThat(empty).isEmptyDirectory();
        write("one");
        Ended ended = run("verify", "--data", data, "--checkpoints", directory.resolve("mistyped"));
        assertThat(ended.err()).contains("There are no checkpoints in ");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void aServedDirectoryIsVerifiedExportedAndBackedUp() throws IOException {
        try (Core core = Core.open(CoreConfig.inDirectory(data));
                LocalServer server = LocalServer.start(core, data, "127.0.0.1", OptionalInt.empty())) {
            create(core, "while it runs");
            assertThat(run("verify", "--data", data).out()).contains("The audit trail is whole: ");
            assertThat(run("verify", "--data", data, "--replay").code()).isEqualTo(1);
            assertThat(run("export", "--data", data, "--to", file).code()).isZero();
            assertThat(run("backup", "--data", data, "--to", directory.resolve("backup.zip"))
                            .code())
                    .isZero();
            create(core, "goes on at " + server.url());
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run("verify-export", file).code()).isZero();
        restore();
    }

    @Test
    void aClosedFileIsCompactedAndOneThatIsServedIsNot() {
        write("kept");
        Ended ended = run("compact", "--data", data);
        assertThat(ended.out()).containsPattern("The database file had [0-9.]+ MB and has [0-9.]+ MB now");
        assertThat(ended.err()).contains("Copying what is in use", "Replacing the file");
        assertThat(run("verify", "--data", data, "--replay").code()).isZero();
        try (Core core = Core.open(CoreConfig.inDirectory(data))) {
            assertThat(core.asOwner().inbox().counts().total()).isEqualTo(1);
            assertThat(run("compact", "--data", data).err()).contains("is in use by process ");
        }
        assertThat(run("compact", "--data", data, "--database-url", "jdbc:postgresql://h/n", "--database-user", "u")
                        .err())
                .contains("PostgreSQL gives space back with vacuum");
        assertThat(run("compact", "--data", directory.resolve("mistyped")).err())
                .contains("There is no control plane in ");
        assertThat(directory.resolve("mistyped")).doesNotExist();
    }

    private void restore() throws IOException {
        Path target = Files.createDirectory(directory.resolve("target"));
        assertThat(run("restore", "--data", target, "--from", directory.resolve("backup.zip"))
                        .err())
                .contains("another integrity key");
        Files.copy(data.resolve("integrity.key"), target.resolve("integrity.key"), StandardCopyOption.REPLACE_EXISTING);
        Ended ended = run("restore", "--data", target, "--from", directory.resolve("backup.zip"));
        assertThat(ended.out()).contains("era 2 begins");
        assertThat(run("verify", "--data", target, "--replay", "--checkpoints", data.resolve("checkpoints.log"))
                        .code())
                .isZero();
    }

    @Test
    void anExportWithoutBodiesHoldsNothingThatPeopleWrote() throws IOException {
        write("<b>a private title</b>");
        assertThat(run("export", "--data", data, "--to", file).code()).isZero();
        Path bare = directory.resolve("bare.zip");
        assertThat(run("export", "--data", data, "--to", bare, "--without-bodies")
                        .code())
                .isZero();
        assertThat(content(file)).contains("a private title").doesNotContain("<td><b>");
        assertThat(content(bare)).doesNotContain("a private title").contains("(digest ");
        assertThat(run("verify-export", bare).code()).isZero();
    }

    private static String content(Path zip) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                text.append(new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void anExportIsRefusedWhenOneByteOfItWasChanged() throws IOException {
        write("one");
        run("export", "--data", data, "--to", file);
        byte[] bytes = Files.readAllBytes(file);
        String name = "tables/event.jsonl";
        int events = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name) + name.length();
        bytes[events + 20] ^= 1; // within the packed rows
        Files.write(file, bytes);
        assertThat(run("verify-export", file).code()).isEqualTo(1);
    }

    @Test
    void theKeyOfAnotherControlPlaneShows() {
        write("one");
        run("export", "--data", data, "--to", file);
        Ended ended = run("verify-export", file, "--key", "ab".repeat(32));
        assertThat(ended.out()).contains("not signed with the key of this control plane");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void aFileThatExistsIsNotReplaced() throws IOException {
        write("one");
        Files.writeString(file, "mine");
        assertThat(run("backup", "--data", data, "--to", file).err()).contains("choose another name");
        assertThat(file).hasContent("mine");
    }

    @Test
    void servingNeedsADirectory() {
        assertThat(run().code()).isEqualTo(2);
    }
}
