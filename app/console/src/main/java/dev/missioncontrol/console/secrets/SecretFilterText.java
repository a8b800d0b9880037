package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.filter.FilterText;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parses the filter of secrets: {@code agent:slash words}, where words are matched against the names of secrets and of
 * the agents that may use them.
 */
record SecretFilterText(List<String> agents, List<String> words) {
    static final Set<String> KEYS = Set.of("agent");

    static SecretFilterText parse(String text) throws FilterProblem {
        FilterText parsed = FilterText.parse(text, KEYS);
        List<String> words = parsed.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return new SecretFilterText(parsed.values("agent"), words);
    }

    boolean matches(Secret secret) {
        return words.stream().allMatch(secret.name().value()::contains)
                && agents.stream().allMatch(agent -> granted(secret, agent));
    }

    private static boolean granted(Secret secret, String agent) {
        return secret.grants().stream()
                .filter(Grant::live)
                .anyMatch(grant -> grant.agent().value().equals(agent));
    }
}
