package dev.missioncontrol.server;

import dev.missioncontrol.server.openapi.Described;
import java.util.Locale;

/** Checks an exchange over a raw socket against the OpenAPI document, if it was one complete request. */
final class Heard {
    private Heard() {}

    static void check(String sent, Raw.Reply reply) {
        int end = sent.indexOf("\r\n\r\n");
        String[] line = sent.lines().findFirst().orElse("").split(" ", -1);
        boolean whole = end > 0 && line.length == 3 && !line[0].equals("HEAD");
        if (!whole || sent.substring(0, end).toLowerCase(Locale.ROOT).contains("transfer-encoding")) {
            return; // a text that is no request has no description
        }
        String media = reply.headers().getOrDefault("content-type", "");
        Described.check(
                new Described.Seen(line[0], line[1], sent.substring(end + 4), reply.status(), media, reply.body()));
    }
}
