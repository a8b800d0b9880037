package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;

/** What an operator can do to an item. */
public enum ItemAction {
    COMPLETE("Complete", "E", false),
    FAIL("Fail", "F", true),
    RELEASE("Release", "Shift+R", true),
    RETRY("Retry", "R", false),
    CANCEL("Cancel", "Shift+C", true);

    private final String words;
    private final String keys;
    private final boolean needsReason;

    ItemAction(String words, String keys, boolean needsReason) {
        this.words = words;
        this.keys = keys;
        this.needsReason = needsReason;
    }

    public String words() {
        return words;
    }

    public String keys() {
        return keys;
    }

    /** Whether it is asked for in one line before it is done. */
    public boolean needsReason() {
        return needsReason;
    }

    /** Whether it makes sense in the item's state. The control plane has the last word. */
    public boolean fits(InboxItem item) {
        return switch (this) {
            case COMPLETE -> item.state().held() || item.state() == ItemState.PENDING;
            case FAIL, RELEASE -> item.state().held();
            case CANCEL -> item.state().open();
            case RETRY -> item.state() == ItemState.FAILED;
        };
    }
}
