package dev.missioncontrol.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void blanksSeparateWords() {
        assertThat(CommandLine.parse("  ./mvnw  -B\tverify ")).containsExactly("./mvnw", "-B", "verify");
    }

    @Test
    void quotesKeepWordsTogether() {
        assertThat(CommandLine.parse("git commit -m 'one \"two\"' \"it's\""))
                .containsExactly("git", "commit", "-m", "one \"two\"", "it's");
    }

    @Test
    void quotedPartsJoinTheirNeighbours() {
        assertThat(CommandLine.parse("-Dname='a b'c")).containsExactly("-Dname=a bc");
    }

    @Test
    void anEmptyQuotedWordIsAWord() {
        assertThat(CommandLine.parse("echo '' \"\"")).containsExactly("echo", "", "");
    }

    @Test
    void backslashKeepsTheNextCharacterExceptInSingleQuotes() {
        assertThat(CommandLine.parse("a\\ b \"c\\\"d\" 'e\\f'")).containsExactly("a b", "c\"d", "e\\f");
    }

    @Test
    void nothingElseMeansAnything() {
        assertThat(CommandLine.parse("echo $HOME *.java | rm -rf ~ > x; `id` $(id) && true"))
                .containsExactly(
                        "echo", "$HOME", "*.java", "|", "rm", "-rf", "~", ">", "x;", "`id`", "$(id)", "&&", "true");
    }

    @Test
    void whatIsUnfinishedIsExplained() {
        assertThatThrownBy(() -> CommandLine.parse("echo \"a")).hasMessage("The command has an open \"; close it");
        assertThatThrownBy(() -> CommandLine.parse("echo \\"))
                .hasMessage("The command ends with a backslash; add the character it should keep");
    }
}
