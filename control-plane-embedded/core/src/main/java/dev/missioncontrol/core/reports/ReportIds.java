package dev.missioncontrol.core.reports;

import dev.missioncontrol.core.log.EventHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Ids that follow from what they name. */
final class ReportIds {
    private ReportIds() {}

    /** SHA-256 over the texts, each with its length before it, so that no two lists give the same bytes. */
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
