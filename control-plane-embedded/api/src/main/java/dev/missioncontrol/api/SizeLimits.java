package dev.missioncontrol.api;

/** Holds the limits of requests and of the texts in them, for both ends of the wire. A limit of a text counts characters. */
public final class SizeLimits {
    /** The bytes of a request's body; a larger one is refused. */
    public static final int REQUEST_BYTES = 1024 * 1024;

    /** The bytes that are read of what a classic client says about its work; what comes behind them is left out. */
    public static final int CLASSIC_ACT_BYTES = 16 * 1024 * 1024;

    /** The body of an item, the background of an ask, the description of an issue, and any text of a request. */
    public static final int BODY = 256 * 1024;

    public static final int TITLE = 2048;

    /** The summary of a result, a note, and a human's words. */
    public static final int WORDS = 16 * 1024;

    /** The reason of a command. */
    public static final int REASON = 1024;

    /** A line of output. */
    public static final int LINE = 8 * 1024;

    private SizeLimits() {}
}
