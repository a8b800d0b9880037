package dev.missioncontrol.api.backlog;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SizeLimits;

/**
 * Title and description of a project, epic or issue.
 *
 * @param title on one line
 * @param text Markdown, shown as plain text; may be empty
 */
public record Words(String title, String text) {
    private static final int TITLE_MAX = SizeLimits.TITLE;
    private static final int TEXT_MAX = SizeLimits.BODY;

    public Words {
        Checks.text(title, "title", TITLE_MAX);
        if (title.lines().count() != 1) {
            throw new IllegalArgumentException("title is more than one line");
        }
        text = Checks.storable(text == null ? "" : text, "text", TEXT_MAX);
    }
}
