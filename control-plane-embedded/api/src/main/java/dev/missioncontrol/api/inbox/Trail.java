package dev.missioncontrol.api.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.missioncontrol.api.Checks;
import java.util.List;

/**
 * The additions to an item during its life.
 *
 * @param links pull requests, oldest first
 * @param notes number of notes; their texts are in the log, under the item as subject
 * @param answers of humans, oldest first
 * @param openAsks ids of the open asks that hold it up
 * @param asked whether a human was ever asked about it
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Trail(List<String> links, int notes, List<Answer> answers, List<String> openAsks, boolean asked) {
    public static final Trail NONE = new Trail(List.of(), 0, List.of(), List.of(), false);

    public static final int LINKS_MAX = 50;
    public static final int NOTES_MAX = 1000;
    /** At this number of answers the item may not ask again. */
    public static final int ANSWERS_MAX = 100;

    public Trail {
        links = Checks.listed(links, "trail.links", Integer.MAX_VALUE);
        answers = Checks.listed(answers, "trail.answers", Integer.MAX_VALUE);
        openAsks = Checks.listed(openAsks, "trail.openAsks", Integer.MAX_VALUE);
    }

    Trail withoutWords() {
        return new Trail(List.of(), notes, List.of(), openAsks, asked);
    }
}
