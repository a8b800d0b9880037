package dev.missioncontrol.core.reports;

import dev.missioncontrol.core.log.EventHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Derives ids from the things that they name. */
final class ReportIds {
    private ReportIds() {}

    /** Hashes the texts with SHA-256, each preceded by its length, so that different lists give different bytes. */
    static String digest(String... texts) {
        MessageDigest digest = EventHash.sha256();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
