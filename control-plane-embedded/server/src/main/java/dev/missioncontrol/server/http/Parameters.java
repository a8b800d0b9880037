package dev.missioncontrol.server.http;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.http.Parameter;
import dev.missioncontrol.api.http.ParameterValues;
import io.helidon.common.uri.UriQuery;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the query of a request by the parameters that the endpoint's row lists. Confined to the request's thread. */
public final class Parameters implements ParameterValues {
    private final List<Parameter<?>> listed;
    private final UriQuery query;

    private Parameters(List<Parameter<?>> listed, UriQuery query) {
        this.listed = listed;
        this.query = query;
    }

    static Parameters of(Endpoint endpoint, UriQuery query) {
        Parameters parameters = new Parameters(endpoint.shape().query(), query);
        if (endpoint.strict()) {
            parameters.refuseOthers();
        }
        return parameters;
    }

    private void refuseOthers() {
        Collection<String> known = listed.stream().map(Parameter::name).toList();
        if (!known.containsAll(query.names())) {
            throw invalid("unknown-parameter", "This path knows only the parameters " + String.join(", ", known) + ".");
        }
    }

    /** Returns the first value as it was sent, if any. */
    public Optional<String> first(Parameter<String> parameter) {
        return texts(parameter).stream().findFirst();
    }

    /** Fails with {@code INVALID} when it cannot be parsed or was sent several times. */
    @Override
    public <T> Optional<T> value(Parameter<T> parameter) {
        List<T> values = all(parameter);
        if (values.size() > 1) {
            throw invalid("invalid-parameter", "Parameter " + parameter + " came more than once.");
        }
        return values.stream().findFirst();
    }

    @Override
    public <T> Set<T> values(Parameter<T> parameter) {
        return Set.copyOf(all(parameter));
    }

    private <T> List<T> all(Parameter<T> parameter) {
        return texts(parameter).stream().map(text -> read(parameter, text)).toList();
    }

    private List<String> texts(Parameter<?> parameter) {
        if (!listed.contains(parameter)) {
            throw new IllegalStateException("the row of the endpoint does not list the parameter " + parameter);
        }
        return query.contains(parameter.name()) ? query.all(parameter.name()) : List.of();
    }

    private static <T> T read(Parameter<T> parameter, String text) {
        try {
            return parameter.reader().apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid("invalid-parameter", parameter.refusal(e));
        }
    }

    /** Combines several parameters into a filter; {@code INVALID} when they contradict each other. */
    public <F> F filter(Function<ParameterValues, F> reader) {
        try {
            return reader.apply(this);
        } catch (IllegalArgumentException e) {
            throw invalid("invalid-parameter", "The parameters were not understood: " + e.getMessage() + ".");
        }
    }

    private static ControlPlaneException invalid(String type, String detail) {
        return new ControlPlaneException(Category.INVALID, type, detail);
    }
}
