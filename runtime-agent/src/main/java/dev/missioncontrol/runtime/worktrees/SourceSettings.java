package dev.missioncontrol.runtime.worktrees;

import dev.missioncontrol.runtime.worktrees.Source.LocalSource;
import dev.missioncontrol.runtime.worktrees.Source.RemoteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what the operator's own copy of a repository knows: where it came from, and which submodules it has. */
final class SourceSettings {
    private static final String GIT_FILE = "gitdir: ";
    /** Only the file is read, without the settings of the repository that it is part of. */
    private static final Path NO_REPOSITORY = Path.of("/nonexistent.git");

    private final Git git;

    SourceSettings(Git git) {
        this.git = git;
    }

    /** Returns the address that relative addresses of the source's submodules start from. */
    String address(Source source) throws IOException {
        return switch (source) {
            case RemoteSource remote -> remote.url();
            case LocalSource local -> origin(local).orElse(local.location());
        };
    }

    private Optional<String> origin(LocalSource source) throws IOException {
        Path config = gitDirectory(source).resolve("config");
        String[] command = {"config", "--file", config.toString(), "--get", "remote.origin.url"};
        return Files.isRegularFile(config) && git.succeeds(NO_REPOSITORY, command)
                ? Optional.of(git.run(NO_REPOSITORY, "", command).strip())
                : Optional.empty();
    }

    /** Returns the git directory of a repository of this machine, which its worktrees share. */
    static Path gitDirectory(LocalSource source) throws IOException {
        Path inside = source.directory().resolve(".git");
        Path own = Files.isDirectory(inside) ? inside : source.directory();
        if (Files.isRegularFile(inside)) {
            String line = Files.readString(inside).strip();
            own = source.directory().resolve(line.startsWith(GIT_FILE) ? line.substring(GIT_FILE.length()) : line);
        }
        return common(own);
    }

    /** Returns the git directory that a worktree's own one shares with others. */
    static Path common(Path own) throws IOException {
        Path common = own.resolve("commondir");
        return Files.isRegularFile(common)
                ? own.resolve(Files.readString(common).strip()).normalize()
                : own.normalize();
    }

    /** Finds the repository of a submodule that the operator's own copy has filled. */
    static Optional<LocalSource> filled(LocalSource source, String name) throws IOException {
        Path all = gitDirectory(source).resolve("modules");
        Path own = all.resolve(name);
        if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS) || !Files.isRegularFile(own.resolve("HEAD"))) {
            return Optional.empty();
        }
        Path real = own.toRealPath();
        return real.startsWith(all.toRealPath()) ? Optional.of(new LocalSource(real)) : Optional.empty();
    }
}
