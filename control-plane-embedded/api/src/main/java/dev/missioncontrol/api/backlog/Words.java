package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.Checks;

/**
 * Title and description of a project, epic or issue.
 *
 * @param title on one line
 * @param text Markdown, shown as plain text; may be empty
 */
public record Words(String title, String text) {
    private static final int TITLE_MAX = 2048;
    private static final int TEXT_MAX = 256 * 1024;

    public Words {
        Checks.text(title, "title", TITLE_MAX);
        if (title.lines().count() != 1) {
            throw new IllegalArgumentException("title is more than one line");
        }
        text = Checks.storable(text == null ? "" : text, "text", TEXT_MAX);
    }
}
