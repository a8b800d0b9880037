package dev.missioncontrol.core.backlog;

import dev.missioncontrol.core.base.Base;
import dev.missioncontrol.core.inbox.items.IssueItems;
import dev.missioncontrol.core.inbox.items.Leases;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Writer;

public record BacklogServices(Store store, Writer writer, BacklogChanges changes, IssueItems items) {
    public static BacklogServices open(Base base, Leases leases) {
        return new BacklogServices(
                base.store(), base.writer(), new BacklogChanges(base.ids()), new IssueItems(base.store(), leases));
    }
}
