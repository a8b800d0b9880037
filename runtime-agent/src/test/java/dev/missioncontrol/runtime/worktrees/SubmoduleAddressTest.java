package dev.missioncontrol.runtime.worktrees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.runtime.worktrees.Source.LocalSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmoduleAddressTest {
    private static final String BASE = "https://host.example/org/super.git";

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "https://host.example/org/super.git, ../lib.git, https://host.example/org/lib.git",
        "https://host.example/org/super.git/, ../../other/lib, https://host.example/other/lib",
        "https://host.example/org/super.git, ./lib, https://host.example/org/super.git/lib",
        "ssh://git@host.example/org/super, ../lib, ssh://git@host.example/org/lib",
        "git@host.example:org/super.git, ../lib.git, git@host.example:org/lib.git",
        "git@host.example:super.git, ../lib.git, git@host.example:lib.git",
        "https://host.example/org/super.git, https://else.example/lib, https://else.example/lib"
    })
    void relativeAddressStartsFromThatOfTheRepository(String base, String address, String expected) throws Exception {
        assertThat(SubmoduleAddress.of(address, base, false).location()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c x",
                "--upload-pack=touch x",
                "-oProxyCommand=x@h:p",
                "ssh://-oProxyCommand=x/y",
                "git://host.example/x",
                "http://host.example/x",
                "../../../../x",
                "lib",
                "fd::17",
                "https://user:secret@host.example/x",
                "../a\nb"
            })
    void addressOfAnotherFormIsRefused(String address) {
        assertThatThrownBy(() -> SubmoduleAddress.of(address, BASE, false)).isInstanceOf(PreparationFailed.class);
    }

    @Test
    void onlyARepositoryOfThisMachineMayNameADirectoryOfThisMachine() throws Exception {
        Path lib = Files.createDirectories(temp.resolve("lib")).toRealPath();
        for (String address : new String[] {lib.toString(), "file://" + lib}) {
            assertThat(SubmoduleAddress.of(address, BASE, true)).isEqualTo(new LocalSource(lib));
            assertThatThrownBy(() -> SubmoduleAddress.of(address, BASE, false))
                    .hasMessageContaining("a path of this machine, which a repository of another machine may not name");
        }
        assertThat(SubmoduleAddress.of("../lib", temp.resolve("super").toString(), true))
                .isEqualTo(new LocalSource(lib));
    }
}
