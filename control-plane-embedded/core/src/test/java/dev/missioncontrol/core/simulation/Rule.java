package dev.missioncontrol.core.simulation;

/** What the oracle holds the control plane to. */
enum Rule {
    AUDITED("every change has its event and every event its change"),
    CLOCK("time follows a wall clock that is steady, a start or a sleep, and nothing else"),
    CHAIN("the log is gapless, in order and chained"),
    DURABLE("what was acknowledged is never lost"),
    FENCED("a stale epoch changes nothing"),
    FIRST_ANSWER("a repeated key gets the first answer"),
    LAWFUL("an item goes only where the table allows"),
    LEASE("a lease is neither taken early nor left for ever"),
    ASKED("a human is asked once, about what is open, and alone grants"),
    TIMELY("what waits for a time goes on when it has come"),
    ANSWER("the answer is what the state allows"),
    ROW("the row is what the log says"),
    REPLAY("folding the log gives the same rows"),
    ALIVE("when the trouble is over everything gets done"),
    FAILED("the control plane does not fail by itself");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
