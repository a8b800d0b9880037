package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.RuntimeName;

/** Who the caller is, and tokens for others. Thread-safe. */
public interface Access {
    /** The caller, as the log will name it. */
    Actor whoAmI();

    /**
     * A new token for a runtime. The ones before stay valid until any request is first made with this one.
     *
     * @throws ControlPlaneException {@code FORBIDDEN} for anybody but the owner
     */
    Token issueRuntimeToken(RuntimeName name);

    /**
     * A new token for the classic clients of this fleet; the one before ends.
     *
     * @throws ControlPlaneException {@code FORBIDDEN} for anybody but the owner
     */
    Token issueClassicToken();
}
