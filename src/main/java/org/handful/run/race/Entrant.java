package org.handful.run.race;

import java.util.Map;
import java.util.TreeMap;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.error.InputException.Problem;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.method.Settings;

/**
 * A method that takes part.
 *
 * @param settings what is absent takes its default
 */
public record Entrant(String method, Map<String, String> settings) {
    public Entrant {
        settings = Map.copyOf(new TreeMap<>(settings));
    }

    /** @throws InputException when there is no such method or setting, or the method needs pixels */
    public void check() throws HandfulException {
        Contender.of(this);
    }

    /** The method with its settings read, ready to learn. */
    record Contender<C extends Record>(EmbeddingMethod<C> method, C config) {
        static Contender<?> of(Entrant entrant) throws HandfulException {
            AdaptationMethod<?> method = Methods.byId(entrant.method);
            if (method instanceof EmbeddingMethod<?> m) {
                return of(m, entrant.settings);
            }
            throw new InputException(Problem.BAD_SETTING, "method", entrant.method,
                    Because.of("because.method.embeddings"));
        }

        private static <C extends Record> Contender<C> of(EmbeddingMethod<C> method, Map<String, String> settings)
                throws HandfulException {
            return new Contender<>(method, Settings.parse(method, settings));
        }
    }
}
