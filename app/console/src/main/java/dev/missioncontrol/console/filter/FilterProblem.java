package dev.missioncontrol.console.filter;

/** A filter that cannot be understood; the message is one sentence for the person who typed it. */
public final class FilterProblem extends Exception {
    private static final long serialVersionUID = 1L;

    public FilterProblem(String message) {
        super(message);
    }
}
