package dev.missioncontrol.server.command;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.core.keys.SigningKey;

/** The key that signs what a command writes. */
final class Keys {
    private Keys() {}

    static SigningKey of(Place place) {
        return place.key()
                .orElseThrow(() -> new ControlPlaneException(
                        Category.UNAVAILABLE,
                        "integrity-key",
                        "There is no integrity.key in " + place.directory()
                                + ", and without it nothing can be signed; put it back."));
    }
}
