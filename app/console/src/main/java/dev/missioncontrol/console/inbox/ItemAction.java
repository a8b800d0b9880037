package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;

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

    /** Tells whether the action needs a reason before it is done. */
    public boolean needsReason() {
        return needsReason;
    }

    /** Tells whether the action makes sense in the item's state. The control plane decides. */
    public boolean fits(InboxItem item) {
        return switch (this) {
            case COMPLETE -> item.state().held() || item.state() == ItemState.PENDING;
            case FAIL, RELEASE -> item.state().held();
            case CANCEL -> item.state().open();
            case RETRY -> item.state() == ItemState.FAILED;
        };
    }
}
