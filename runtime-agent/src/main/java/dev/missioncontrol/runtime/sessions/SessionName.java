package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.ItemId;
import java.util.Locale;
import java.util.regex.Pattern;

/** Formats session names as dashboards parse them: {@code {tool}-{scope}-{id}[-{desc}]}. */
public final class SessionName {
    private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9]+");
    private static final int DESCRIPTION_MAX = 30;

    private SessionName() {}

    /** Returns the name for a plain command; only ASCII letters and digits of the title are used. */
    public static String of(ItemId item, String title) {
        String slug = description(title);
        return "cmd-task-" + item.value() + (slug.isEmpty() ? "" : "-" + slug);
    }

    private static String description(String title) {
        String plain = NOT_PLAIN.matcher(title.toLowerCase(Locale.ROOT)).replaceAll("-");
        String cut = plain.substring(0, Math.min(plain.length(), DESCRIPTION_MAX + 1));
        return trim(trim(cut).substring(0, Math.min(trim(cut).length(), DESCRIPTION_MAX)));
    }

    private static String trim(String slug) {
        int from = slug.startsWith("-") ? 1 : 0;
        int to = slug.endsWith("-") && slug.length() > from ? slug.length() - 1 : slug.length();
        return slug.substring(from, to);
    }
}
