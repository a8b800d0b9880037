package dev.missioncontrol.bench.stage;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.NewItem;
import java.util.List;

/** Creates typical items: a title, a paragraph, a label, an issue and a command. */
public final class SampleItems {
    private static final Command COMMAND =
            new Command(List.of("claude", "-p", "fix the flaky test"), "https://example.org/fleet/app.git", "main");
    private static final String BODY =
            "The nightly run fails about once a week in the same place. Find out what the two threads wait for, write a"
                    + " test that fails every time, and mend the cause. Leave the timeout as it is.";

    private SampleItems() {}

    /** Creates one more item that a runtime may claim. */
    public static InboxItem create(ControlPlane owner, int caller) {
        AgentName agent = new AgentName("agent-" + caller);
        NewItem item = NewItem.of(agent, "Find out why the nightly run fails")
                .saying(BODY)
                .from(new ItemOrigin("fleet/app", null, "#17"))
                .labelled("bug")
                .running(COMMAND);
        return owner.inbox().create(item, IdempotencyKey.random());
    }
}
