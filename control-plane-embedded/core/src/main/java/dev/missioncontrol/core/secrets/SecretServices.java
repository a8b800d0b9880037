package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.secrets.SealingPair;
import dev.missioncontrol.core.base.Base;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.keys.KeyName;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Writer;

/** Thread-safe. */
public final class SecretServices {
    final Store store;
    final Writer writer;
    final Vault vault = new Vault();
    final SecretChanges changes;
    final BrokerService service;
    final SealingPair transport;
    final Inbox inbox;

    /** The services of the inbox and of access that the broker uses. */
    public record Inbox(Items items, SealingKeys keys, DenialListener denials) {}

    public SecretServices(Base base, Inbox inbox) {
        this.store = base.store();
        this.writer = base.writer();
        this.inbox = inbox;
        this.changes = new SecretChanges(base.ids(), vault);
        this.transport =
                SealingPair.of(base.keys().key(KeyName.SECRETS_TRANSPORT).getEncoded());
        this.service = new BrokerService(store, writer, vault, transport);
    }

    /** Opens the broker with the machine's root key, if there is one. Called once the writer runs. */
    public void begin(RootKeySource source, Actor by) {
        service.begin(source, by);
    }

    /** Follows changes of the broker through another node. */
    public void lookAgain() {
        service.lookAgain();
    }

    /** Forgets the root key. */
    public void close() {
        vault.replace(null);
    }
}
