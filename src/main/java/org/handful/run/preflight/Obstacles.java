package org.handful.run.preflight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.handful.backbone.InstalledBackbone;
import org.handful.error.HandfulException;
import org.handful.method.AdaptationMethod;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.tune.NetworkMethod;

/** Whether a method can learn with a backbone at all: each says so itself, before anything begins. */
public final class Obstacles {
    private Obstacles() {}

    /**
     * @param classes to be told apart
     * @throws HandfulException with the reason and a remedy, when it cannot
     */
    public static void check(
            InstalledBackbone backbone, AdaptationMethod<?> method, Map<String, String> settings, int classes)
            throws HandfulException {
        if (method instanceof NetworkMethod<?> inside) {
            inside(backbone, inside, settings, classes);
        }
    }

    private static <C extends Record> void inside(
            InstalledBackbone backbone, NetworkMethod<C> method, Map<String, String> settings, int classes)
            throws HandfulException {
        method.check(backbone, Settings.parse(method, settings), classes);
    }

    /** The reason in words; empty when it can learn. */
    public static Optional<String> of(
            InstalledBackbone backbone, AdaptationMethod<?> method, Map<String, String> settings, int classes) {
        try {
            check(backbone, method, settings, classes);
            return Optional.empty();
        } catch (HandfulException e) {
            return Optional.of(e.userMessage());
        }
    }

    /** Of all methods with the settings that they begin with: words by the id of each that cannot learn. */
    public static Map<String, String> ofAll(InstalledBackbone backbone, int classes) {
        Map<String, String> out = new LinkedHashMap<>();
        for (AdaptationMethod<?> method : Methods.all()) {
            of(backbone, method, Map.of(), classes).ifPresent(words -> out.put(method.id(), words));
        }
        return out;
    }
}
