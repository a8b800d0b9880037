package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Locates the repository of an item: a directory of this machine, or a repository on another machine by https or ssh.
 * No other protocol is allowed.
 */
sealed interface Source {
    /** Returns the location as git expects it. */
    String location();

    /** Returns the protocols that git may use for it. */
    String protocols();

    record LocalSource(Path directory) implements Source {
        @Override
        public String location() {
            return directory.toString();
        }

        @Override
        public String protocols() {
            return "file";
        }
    }

    record RemoteSource(String url) implements Source {
        @Override
        public String location() {
            return url;
        }

        @Override
        public String protocols() {
            return "https:ssh";
        }
    }

    /** Returns the name of its mirror. */
    default String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(location().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    Pattern SHORT_SSH =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*@[A-Za-z0-9][A-Za-z0-9.-]*:[^-\\p{Cntrl}][^\\p{Cntrl}]*");

    /** Parses an item's repository. */
    static Source of(String repository) throws PreparationFailed {
        if (repository.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
            throw PreparationFailed.forGood("the repository's name contains control characters: correct it");
        }
        if (repository.startsWith("/")) {
            return local(repository);
        }
        if (SHORT_SSH.matcher(repository).matches()) {
            return new RemoteSource(repository);
        }
        return remote(repository);
    }

    private static Source local(String repository) throws PreparationFailed {
        try {
            Path directory = Path.of(repository);
            if (!Files.isDirectory(directory)) {
                throw PreparationFailed.forGood(
                        "the repository " + repository + " does not exist: name a folder of this machine");
            }
            return new LocalSource(directory.toRealPath());
        } catch (InvalidPathException notAPath) {
            throw new PreparationFailed(false, repository + " is not a path: name a folder of this machine", notAPath);
        } catch (IOException unreadable) {
            throw new PreparationFailed(
                    true, "the repository " + repository + " cannot be read: check its permissions", unreadable);
        }
    }

    private static Source remote(String repository) throws PreparationFailed {
        URI uri = parse(repository);
        String scheme = String.valueOf(uri.getScheme());
        String host = String.valueOf(uri.getHost());
        String user = String.valueOf(uri.getRawUserInfo());
        boolean allowed = scheme.equals("https") || scheme.equals("ssh");
        if (!allowed || uri.getHost() == null || host.startsWith("-") || user.startsWith("-")) {
            throw notAllowed(repository);
        }
        if (uri.getRawUserInfo() != null && (scheme.equals("https") || user.contains(":"))) {
            throw PreparationFailed.forGood("the repository's address holds credentials: take them out of it");
        }
        return new RemoteSource(repository);
    }

    private static URI parse(String repository) throws PreparationFailed {
        try {
            return new URI(repository);
        } catch (URISyntaxException malformed) {
            throw notAllowed(repository);
        }
    }

    private static PreparationFailed notAllowed(String repository) {
        return PreparationFailed.forGood("the repository " + repository
                + " is not allowed: give an absolute path, or an address that begins with https:// or ssh://");
    }
}
