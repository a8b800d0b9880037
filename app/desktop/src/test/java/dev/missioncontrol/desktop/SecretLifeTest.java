package dev.missioncontrol.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.Sealed;
import dev.missioncontrol.api.secrets.SealingPair;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.desktop.support.CanaryScan;
import dev.missioncontrol.desktop.support.Eventually;
import dev.missioncontrol.desktop.support.Leftovers;
import dev.missioncontrol.desktop.support.Worksite;
import dev.missioncontrol.runtime.sessions.TmuxSocket;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows a secret from the command that stores it to the command that uses it, on a real laptop, and checks that it
 * appears nowhere else.
 */
final class SecretLifeTest {
    private static final SecretName TOKEN = new SecretName("git-token");
    private static final AgentName SLASH = new AgentName("slash");
    private static final String CANARY = "canary Qz7!/+\"ö\\ 0123456789 abcdef";

    private final CanaryScan scan = new CanaryScan(CANARY);
    private Path root;
    private DataDirectory data;
    private Laptop laptop;

    @BeforeEach
    void start(@TempDir Path directory) {
        root = directory;
        data = new DataDirectory(directory.resolve("data"));
        laptop = Laptop.start(data, OptionalInt.empty());
    }

    @AfterEach
    void close() {
        laptop.close();
        Leftovers.end(data);
    }

    private ControlPlane owner() {
        return laptop.controlPlane();
    }

    private Sealed sealed(String text, SealContext context) {
        return owner().secrets()
                .broker()
                .key()
                .seal(SecretValue.taking(text.getBytes(StandardCharsets.UTF_8)), context);
    }

    private void keep() {
        owner().secrets().submit(new BrokerCommand.Unlock(sealed("a few words in a row", SealContext.passphrase())));
        submit(new SecretCommand.Keep(sealed(CANARY, SealContext.keep(TOKEN))));
        submit(new SecretCommand.Give(SLASH, null, "push what it made"));
    }

    private void submit(SecretCommand command) {
        owner().secrets().submit(TOKEN, command, IdempotencyKey.random());
    }

    private InboxItem create(String script) {
        Worksite worksite = new Worksite(root);
        Command command =
                new Command(List.of("sh", "-c", script), worksite.repository().toString(), null).reading(TOKEN);
        return owner().inbox().create(NewItem.of(SLASH, "Push").running(command), IdempotencyKey.random());
    }

    private InboxItem now(InboxItem item) {
        return owner().inbox().find(item.id()).orElseThrow();
    }

    private Path go() {
        return root.resolve("go");
    }

    private static String digest() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(CANARY.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    @Test
    void aCommandUsesItAndItIsNowhereElse() throws Exception {
        keep();
        InboxItem item = create("v=$(cat); echo have; while [ ! -e " + go()
                + " ]; do sleep 0.05; done; printf %s \"$v\" | sha256sum | cut -c1-64; sleep 0.3");
        Eventually.until(
                () -> "output of " + now(item),
                () -> owner().inbox().output(item.id()).stream()
                        .anyMatch(tail -> tail.lines().contains("have")));
        List<String> found = new ArrayList<>(scan.processes());
        found.addAll(tmux());
        found.addAll(scan.files(root));
        Files.createFile(go());
        Eventually.until(() -> "end of " + now(item), () -> now(item).state() == ItemState.COMPLETED);
        Result result = Objects.requireNonNull(now(item).result());
        assertThat(result.lastLines()).containsExactly("have", digest());
        found.addAll(answers(item));
        laptop.close();
        found.addAll(scan.files(root));
        assertThat(found).isEmpty();
    }

    /** Collects everything that the control plane answers, refusals included. */
    private List<String> answers(InboxItem item) {
        List<String> found = new ArrayList<>();
        List<AuditEvent> events =
                owner().audit().list(AuditFilter.ALL, null, 500).rows();
        assertThat(events).extracting(AuditEvent::type).contains("secret.read");
        found.addAll(scan.text("audit", Json.write(events)));
        found.addAll(scan.text("item", Json.write(now(item))));
        found.addAll(scan.text("secrets", Json.write(owner().secrets().list(null, 100))));
        SealContext wrong = SealContext.keep(new SecretName("other"));
        SealingPair own = SealingPair.random();
        found.addAll(scan.failure(catchThrowable(() -> submit(new SecretCommand.Keep(sealed(CANARY, wrong))))));
        found.addAll(scan.failure(catchThrowable(
                () -> own.open(owner().secrets().reveal(TOKEN, own.key()).value(), SealContext.passphrase()))));
        found.addAll(scan.text("value", "" + SecretValue.taking(CANARY.getBytes(StandardCharsets.UTF_8))));
        return found;
    }

    /** Collects the environments and screens of all tmux sessions. */
    private List<String> tmux() throws Exception {
        Path socket = TmuxSocket.of(data.runtimeHome());
        assertThat(tmux(socket, "list-sessions")).contains("cmd-task-");
        List<String> found = new ArrayList<>(scan.text("tmux", tmux(socket, "show-environment", "-g")));
        for (String session :
                tmux(socket, "list-sessions", "-F", "#{session_name}").lines().toList()) {
            found.addAll(scan.text("tmux", tmux(socket, "show-environment", "-t", session)));
            found.addAll(scan.text("tmux", tmux(socket, "capture-pane", "-p", "-S", "-", "-t", session)));
        }
        return found;
    }

    private static String tmux(Path socket, String... command) throws Exception {
        List<String> argv = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        argv.addAll(Arrays.asList(command));
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @Test
    void aLeakOfEachKindIsFound() throws IOException {
        assertThat(scan.files(root)).isEmpty();
        Path log = root.resolve("data/logs/planted.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "the value is " + CANARY + "\n");
        assertThat(scan.files(root)).containsExactly(log + ": raw");
        Files.writeString(log, "x" + HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8)));
        assertThat(scan.files(root)).containsExactly(log + ": hex");
        assertThat(scan.failure(new IOException("no", new IllegalStateException("bad value " + CANARY))))
                .contains("exception IllegalStateException: raw");
        Process argument = new ProcessBuilder("sh", "-c", "sleep 60; :", CANARY).start();
        ProcessBuilder environment = new ProcessBuilder("sleep", "60");
        environment.environment().put("TOKEN", CANARY);
        Process variable = environment.start();
        try {
            assertThat(scan.processes())
                    .contains("/proc/" + variable.pid() + "/environ: raw", "/proc/" + argument.pid() + "/cmdline: raw");
        } finally {
            argument.destroyForcibly();
            variable.destroyForcibly();
        }
    }

    @Test
    void aLeakIsFoundInEveryWriting() {
        byte[] raw = CANARY.getBytes(StandardCharsets.UTF_8);
        for (int shift = 0; shift < 3; shift++) {
            String text = "x".repeat(shift) + CANARY + "tail";
            String base64 = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            assertThat(scan.text("x", base64)).hasSize(1);
        }
        assertThat(scan.text("x", URLEncoder.encode(CANARY, StandardCharsets.UTF_8)))
                .hasSize(1);
        assertThat(scan.text("x", Json.write(List.of(CANARY)))).contains("x: json");
        assertThat(scan.bytes(
                        "x",
                        new StringBuilder(new String(raw, StandardCharsets.ISO_8859_1))
                                .reverse()
                                .toString()
                                .getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("x: reversed");
    }
}
