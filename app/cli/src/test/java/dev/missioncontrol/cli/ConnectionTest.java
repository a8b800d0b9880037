package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConnectionTest extends LaptopTest {
    private static final String WRONG = "not-a-token-of-this-fleet";

    private String token() throws IOException {
        return Files.readString(laptop.data.resolve("owner.token")).strip();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(home.resolve("token"), content);
    }

    @Test
    void theOneOfThisMachineIsFoundByItsDirectory() {
        assertThat(said("status", "--data", laptop.data)).isNotEmpty();
        laptop.shell.environment.put("XDG_DATA_HOME", home.resolve("elsewhere").toString());
        assertThat(complaint(1, "status"))
                .startsWith("No control plane was ever started in " + home.resolve("elsewhere/mission-control"))
                .contains("mission-control server --data", "--url");
    }

    @Test
    void anotherIsReachedWithATokenFromAFileAVariableOrStandardInput() throws IOException {
        Path file = file(token() + "\nanything else\n");
        assertThat(said("status", "--url", laptop.url(), "--token-file", file)).isNotEmpty();
        laptop.shell.typing(token());
        assertThat(said("status", "--url", laptop.url(), "--token-file", "-")).isNotEmpty();
        laptop.shell.environment.put("MC_TOKEN", file.toString());
        assertThat(said("status", "--url", laptop.url())).isNotEmpty();
        assertThat(said("audit", "verify", "--url", laptop.url())).contains("the log's own word");
        assertThat(said("audit", "export", "--url", laptop.url(), "--to", home.resolve("trail.zip")))
                .isNotEmpty();
    }

    @Test
    void aTokenIsNeverPartOfWhatIsSaid() throws IOException {
        laptop.shell.environment.put("MC_TOKEN", WRONG);
        assertThat(complaint(1, "status", "--url", laptop.url()))
                .contains("MC_TOKEN")
                .doesNotContain(WRONG);
        Path file = file(WRONG);
        assertThat(complaint(1, "status", "--url", laptop.url(), "--token-file", file))
                .contains("does not accept the token in " + file, "--token-file")
                .doesNotContain(WRONG);
        assertThat(complaint(1, "status", "--token-file", file)).doesNotContain(WRONG);
        assertThat(complaint(1, "status", "--url", laptop.url(), "--token-file", home.resolve("no")))
                .contains("there is no such file");
        assertThat(complaint(1, "status", "--url", laptop.url(), "--token-file", file("")))
                .contains("first line");
        laptop.shell.environment.clear();
        assertThat(complaint(1, "status", "--url", laptop.url())).contains("--token-file", "MC_TOKEN");
    }

    @Test
    void anAddressThatWouldCarryTheTokenInClearIsRefused() throws IOException {
        Path file = file(token());
        assertThat(complaint(1, "status", "--url", "http://mission.example", "--token-file", file))
                .contains("https");
        assertThat(complaint(1, "status", "--url", "http://127.evil.example", "--token-file", file))
                .contains("https");
        assertThat(complaint(1, "audit", "verify", "--url", "http://mission.example", "--token-file", file))
                .contains("https");
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() throws IOException {
        Path file = file(token());
        assertThat(complaint(1, "status", "--url", laptop.url(), "--data", laptop.data, "--token-file", file))
                .contains("omit one");
        assertThat(complaint(1, "backup", "--token-file", file, "--to", home.resolve("b")))
                .contains("--url");
        assertThat(complaint(1, "restore", "--url", laptop.url(), "--token-file", file, "--from", file))
                .contains("--data");
        assertThat(complaint(2, "inbox", "list", "--limit", "none")).contains("--limit");
        assertThat(complaint(2, "fly")).contains("fly", "--help");
    }

    @Test
    void oneThatWasStoppedIsSaidToBe() {
        laptop.close();
        try {
            assertThat(complaint(1, "status"))
                    .contains("nothing listens at " + laptop.url(), "start the control plane");
            String unsure = complaint(1, "inbox", "create", "--agent", "main", "--title", "x", "--key", "k7");
            assertThat(unsure).contains("Repeat the command with --key k7; it then takes effect once.");
        } finally {
            laptop = new Laptop(home);
        }
    }
}
