package org.handful.method;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.handful.error.Because;
import org.handful.error.InputException;

/** Every method that is on the class path. */
public final class Methods {
    private Methods() {}

    /** All methods, by id. */
    public static List<AdaptationMethod<?>> all() {
        return ServiceLoader.load(AdaptationMethod.class, Methods.class.getClassLoader()).stream()
                .<AdaptationMethod<?>>map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(AdaptationMethod::id))
                .toList();
    }

    /** Those that a project of images can be learned from with: no image brings an embedding of its class's name. */
    public static List<AdaptationMethod<?>> forImages() {
        return all().stream().filter(m -> !m.needsText()).toList();
    }

    /** @throws InputException naming the methods that there are */
    public static AdaptationMethod<?> byId(String id) throws InputException {
        List<AdaptationMethod<?>> all = all();
        return all.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow(() -> new InputException(
                InputException.Problem.UNKNOWN, Because.of("because.what.method", id),
                all.stream().map(AdaptationMethod::id).collect(Collectors.joining(", "))));
    }
}
