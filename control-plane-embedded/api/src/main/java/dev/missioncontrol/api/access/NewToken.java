package dev.missioncontrol.api.access;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token or an invitation to be issued.
 *
 * @param role of its bearer; a machine cannot be invited, and the system has no token
 * @param name of the bearer: a runtime's or an agent's in its own form, {@code fleet} for classic clients, else a word
 * @param term its lifetime; absent means until revoked, or {@link #INVITATION_MAX} for an invitation
 */
public record NewToken(Role role, String name, @Nullable Duration term) {
    /** The longest lifetime of an invitation. */
    public static final Duration INVITATION_MAX = Duration.ofDays(3);
    /** The fixed name of the classic clients' token. */
    public static final String CLASSIC = "fleet";

    private static final Duration TERM_MAX = Duration.ofDays(3_653);
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}");

    public NewToken {
        Checks.required(role, "role");
        Checks.required(name, "name");
        if (!fits(role, name)) {
            throw new IllegalArgumentException("name is not one that this role can have");
        }
        if (term != null && (term.toSeconds() < 1 || term.compareTo(TERM_MAX) > 0)) {
            throw new IllegalArgumentException("term is not within a second and ten years");
        }
    }

    private static boolean fits(Role role, String name) {
        return switch (role) {
            case OWNER, OPERATOR, SUPPORT, METRICS -> WORD.matcher(name).matches();
            case RUNTIME -> new RuntimeName(name).value().equals(name);
            case AGENT -> !name.isBlank() && new AgentName(name).strict() && !name.equals(AgentName.MORTAL.value());
            case CLASSIC -> name.equals(CLASSIC);
            case INVITED, JOINING, TASK, SYSTEM ->
                throw new IllegalArgumentException("role must be one for which tokens are issued");
        };
    }

    /** A token that is valid until revoked. */
    public static NewToken of(Role role, String name) {
        return new NewToken(role, name, null);
    }
}
