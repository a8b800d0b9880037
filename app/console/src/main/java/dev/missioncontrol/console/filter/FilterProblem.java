package dev.missioncontrol.console.filter;

/** Reports a filter that cannot be parsed; the message is one sentence for the user. */
public final class FilterProblem extends Exception {
    private static final long serialVersionUID = 1L;

    public FilterProblem(String message) {
        super(message);
    }
}
