package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.filter.FilterText;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the inbox's filter: {@code agent:slash state:working label:sev-1 older:2h words}. */
final class ItemFilterText {
    static final Set<String> KEYS = Set.of("agent", "state", "label", "older");

    private static final Pattern AGE = Pattern.compile("(\\d{1,6})(s|m|min|h|d)");

    private ItemFilterText() {}

    static ItemFilter parse(String text) throws FilterProblem {
        FilterText parsed = FilterText.parse(text, KEYS);
        return new ItemFilter(
                parsed.value("agent").map(AgentName::new).orElse(null),
                states(parsed.values("state")),
                parsed.value("label").orElse(null),
                age(parsed.value("older").orElse(null)),
                parsed.words().isEmpty() ? null : String.join(" ", parsed.words()));
    }

    private static Set<ItemState> states(List<String> names) throws FilterProblem {
        Set<ItemState> states = EnumSet.noneOf(ItemState.class);
        for (String name : names) {
            states.add(state(name));
        }
        return states;
    }

    private static ItemState state(String name) throws FilterProblem {
        for (ItemState state : ItemState.values()) {
            if (state.name().equalsIgnoreCase(name)) {
                return state;
            }
        }
        String all = Arrays.stream(ItemState.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new FilterProblem("There is no state “" + name + "”; use " + all);
    }

    private static @Nullable Duration age(@Nullable String text) throws FilterProblem {
        if (text == null) {
            return null;
        }
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            throw new FilterProblem(
                    "“older:" + text + "” is not an age; write older:30s, older:5m, older:2h or older:3d");
        }
        long number = Long.parseLong(age.group(1));
        return switch (age.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
