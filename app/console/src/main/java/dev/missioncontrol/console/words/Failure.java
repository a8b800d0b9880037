package dev.missioncontrol.console.words;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.text.VisibleText;
import org.jspecify.annotations.Nullable;

/** Describes a failed call to the user: what failed, and what to do. */
public record Failure(String sentence) {
    public static Failure of(Exception problem) {
        if (problem instanceof ControlPlaneException failure) {
            return new Failure(sentence(failure.getMessage(), advice(failure.category())));
        }
        return new Failure(sentence(problem.getMessage(), "The log has the details"));
    }

    /** Describes only what failed, in one line, for places that add the next step themselves. */
    public static String what(Exception problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank() ? "no reason given" : VisibleText.line(message.strip());
    }

    private static String advice(ControlPlaneException.Category category) {
        return switch (category) {
            case INVALID -> "Change it and try again";
            case UNAUTHENTICATED -> "Connect again with a valid token";
            case FORBIDDEN -> "Ask the fleet's owner";
            case GONE -> "Ask for a new one";
            case CONFLICT -> "Look at what is there now";
            case NOT_FOUND -> "Refresh the list";
            case TOO_LARGE -> "Make it shorter";
            case OVERLOADED -> "Wait a moment and try again";
            case UNAVAILABLE -> "It is not known whether it happened; look again when the connection is back";
            case OUT_OF_SPACE -> "Nothing was changed; make room on the control plane's disk and try again";
            case INTERNAL -> "This is a defect of Mission Control; the log has the details";
        };
    }

    /** Joins two clauses into sentences, each with a capital letter and a full stop. */
    private static String sentence(@Nullable String what, String advice) {
        String text = what == null || what.isBlank() ? "Something failed" : VisibleText.line(what.strip());
        String first = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return (first.endsWith(".") ? first : first + ".") + " " + advice + ".";
    }
}
