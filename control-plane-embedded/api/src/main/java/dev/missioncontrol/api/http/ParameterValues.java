package dev.missioncontrol.api.http;

import java.util.Optional;
import java.util.Set;

/** Reads the query of a request by the parameters that are declared for it. */
public interface ParameterValues {
    /** The value of a parameter that comes at most once. */
    <T> Optional<T> value(Parameter<T> parameter);

    /** All values of a parameter that may be repeated. */
    <T> Set<T> values(Parameter<T> parameter);
}
