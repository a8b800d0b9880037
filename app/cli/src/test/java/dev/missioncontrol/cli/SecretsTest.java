package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

final class SecretsTest extends LaptopTest {
    private static final String PASSPHRASE = "a few words in a row\n";

    private String typed(String text, Object... arguments) {
        Shell.Ended ended = laptop.shell.typing(text).run(arguments);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    @Test
    void aSecretIsKeptGrantedAndRemovedWithoutBeingShown() {
        assertThat(said("secrets", "broker")).isEqualTo("The secrets broker is unset.\n");
        assertThat(typed(PASSPHRASE, "secrets", "unlock")).isEqualTo("The secrets broker is open.\n");
        assertThat(typed("s3cret-canary\n", "secrets", "keep", "git-token"))
                .isEqualTo("Kept version 1 of git-token.\n");
        assertThat(said("secrets", "grant", "git-token", "--agent", "pixel", "--purpose", "push"))
                .startsWith("Granted by ");
        JsonNode secret = json("secrets", "list").get("rows").get(0);
        assertThat(secret.toString()).doesNotContain("canary");
        String grant = secret.get("grants").get(0).get("id").asText();
        assertThat(said("secrets", "list")).contains("git-token", "pixel (" + grant + ")");
        assertThat(said("secrets", "reads", "git-token")).isEqualTo("The secret has not been read.\n");
        assertThat(said("secrets", "withdraw", "git-token", grant)).isEqualTo("Withdrew " + grant + ".\n");
        assertThat(said("secrets", "rotate")).isEqualTo("The secrets broker is open.\n");
        assertThat(said("secrets", "end-version", "git-token", "1")).isEqualTo("Version 1 of git-token is gone.\n");
        assertThat(said("secrets", "remove", "git-token")).isEqualTo("Removed git-token.\n");
        assertThat(said("secrets", "list")).isEqualTo("No secrets.\n");
    }

    @Test
    void aPassphraseIsAskedForAndChanged() {
        typed(PASSPHRASE, "secrets", "unlock");
        typed("quite other words\n", "secrets", "unlock", "--change");
        assertThat(said("secrets", "lock")).isEqualTo("The secrets broker is locked.\n");
        Shell.Ended wrong = laptop.shell.typing(PASSPHRASE).run("secrets", "unlock");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("not the passphrase").doesNotContain("few words");
        assertThat(typed("quite other words", "secrets", "unlock")).isEqualTo("The secrets broker is open.\n");
    }

    @Test
    void aMachineIsLetIn() {
        Shell.Ended join = laptop.run("tokens", "join", "--name", "vm-1");
        assertThat(join.code()).as(join.err()).isZero();
        assertThat(join.out()).startsWith("mcjoin_");
        assertThat(complaint(1, "tokens", "join", "--name", "kim", "--role", "operator"))
                .contains("people are invited");
    }
}
