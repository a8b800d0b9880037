package dev.missioncontrol.console.shell;

/** Lists the views, in the order of the rail. */
public enum ViewId {
    NEEDS("Needs me", "G N", "fth-bell"),
    INBOX("Inbox", "G I", "fth-inbox"),
    AGENTS("Agents", "G A", "fth-users"),
    BACKLOG("Backlog", "G B", "fth-layers"),
    AUDIT("Audit", "G U", "fth-activity"),
    SECRETS("Secrets", "G S", "fth-lock");

    private final String title;
    private final String keys;
    private final String icon;

    ViewId(String title, String keys, String icon) {
        this.title = title;
        this.keys = keys;
        this.icon = icon;
    }

    public String title() {
        return title;
    }

    public String keys() {
        return keys;
    }

    public String icon() {
        return icon;
    }

    /** Returns the view of this name; the home view if there is none, as in settings of another version. */
    static ViewId named(String name) {
        for (ViewId viewId : values()) {
            if (viewId.name().equals(name)) {
                return viewId;
            }
        }
        return NEEDS;
    }
}
