package dev.missioncontrol.core.backup;

import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.core.log.LogStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes the newest events as a page for any browser: plain text in a table, no script, no external resources. */
final class ReadablePage {
    private static final int EVENTS_MAX = 10_000;
    private static final int BATCH = 500;
    private static final String TOP = """
            <!doctype html><html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{name}: audit trail</title>
            <style>body{font:14px sans-serif;margin:2em}td{vertical-align:top;padding:2px 8px;border-top:1px solid #ccc;\
            overflow-wrap:anywhere}th{text-align:left;padding:2px 8px}</style></head><body>
            <h1>{name}: audit trail</h1>
            <p>The newest events, newest first, at most {most}; the whole log lies beside this page as lines of JSON. This page is
            for reading. What proves the log are its files: run <code>verify-export</code> on the zip.</p>
            <table><tr><th>Position</th><th>Time</th><th>Actor</th><th>What</th><th>Subject</th><th>Data</th><th>Body</th></tr>
            """;

    private ReadablePage() {}

    /** Writes the page; returns null, because it has no rows to count. */
    static @Nullable Long write(Handle handle, String name, boolean bodies, BufferedWriter out) throws IOException {
        out.write(TOP.replace("{name}", escaped(name)).replace("{most}", Integer.toString(EVENTS_MAX)));
        int written = 0;
        List<AuditEvent> page = LogStore.newest(handle, BATCH);
        while (!page.isEmpty() && written < EVENTS_MAX) {
            for (AuditEvent event : page) {
                row(event, bodies, out);
            }
            written += page.size();
            page = LogStore.backward(handle, page.getLast().position(), BATCH);
        }
        out.write("</table></body></html>\n");
        return null;
    }

    private static void row(AuditEvent event, boolean bodies, BufferedWriter out) throws IOException {
        List<String> cells = List.of(
                event.position().toString(),
                event.at().toString(),
                event.actor().toString(),
                event.type(),
                event.subject(),
                event.data(),
                body(event, bodies));
        out.write("<tr>");
        for (String cell : cells) {
            out.write("<td>" + escaped(cell) + "</td>");
        }
        out.write("</tr>\n");
    }

    private static String body(AuditEvent event, boolean bodies) {
        if (event.bodyDigest() == null) {
            return "";
        }
        return bodies && event.body() != null ? event.body() : "(digest " + event.bodyDigest() + ")";
    }

    private static String escaped(String text) {
        return VisibleText.block(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
