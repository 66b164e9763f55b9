package org.handful.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.handful.cli.console.Texts;
import org.handful.error.HandfulException;
import org.handful.error.InputException;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Methods;
import org.handful.run.race.Entrant;
import org.handful.run.race.EpisodePlan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What episodes are like, and which methods meet them. */
public final class EpisodeOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(names = "--methods", paramLabel = "ID", split = ",", defaultValue = "centroid",
            descriptionKey = "methods")
    private List<String> methods;

    @Option(names = "--set", paramLabel = "METHOD.NAME=VALUE", descriptionKey = "episodeSet")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--ways", paramLabel = "N", defaultValue = "5", descriptionKey = "ways")
    private int ways;

    @Option(names = "--shots", paramLabel = "K", split = ",", defaultValue = "5",
            descriptionKey = "episodeShots")
    private List<Integer> shots;

    @Option(names = "--queries", paramLabel = "Q", defaultValue = "15", descriptionKey = "queries")
    private int queries;

    @Option(names = "--episodes", paramLabel = "E", defaultValue = "600", descriptionKey = "episodes")
    private int episodes;

    @Option(names = "--target", paramLabel = "ACCURACY", descriptionKey = "target")
    private Double target;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", descriptionKey = "seed")
    private long seed;

    /** @throws HandfulException for a method or a setting that there is not */
    public void check() throws HandfulException {
        require("ways", ways, 2);
        for (int k : shots) {
            require("shots", k, 1);
        }
        require("queries", queries, 1);
        require("episodes", episodes, 1);
        if (target != null && !(target > 0 && target < 1)) {
            throw wrong("wrong.target", String.valueOf(target));
        }
        for (Entrant entrant : entrants()) {
            entrant.check();
        }
    }

    /** Whether one of the methods fuses the embeddings of two backbones. */
    public boolean usesAuxiliary() throws InputException {
        for (String id : methods) {
            if (Methods.byId(id) instanceof EmbeddingMethod<?> m && m.usesAuxiliary()) {
                return true;
            }
        }
        return false;
    }

    public EpisodePlan plan() {
        return new EpisodePlan(entrants(), ways, shots, queries, episodes, seed);
    }

    public Optional<Double> target() {
        return Optional.ofNullable(target);
    }

    private List<Entrant> entrants() {
        Map<String, Map<String, String>> each = new TreeMap<>();
        settings.forEach((name, value) -> {
            int dot = name.indexOf('.');
            String method = name.substring(0, Math.max(0, dot));
            if (!methods.contains(method)) {
                throw wrong("wrong.episodes.set", name, String.join(", ", methods));
            }
            each.computeIfAbsent(method, _ -> new LinkedHashMap<>()).put(name.substring(dot + 1), value);
        });
        Set<String> distinct = new LinkedHashSet<>();
        List<Entrant> out = new ArrayList<>();
        for (String method : methods) {
            if (!distinct.add(method)) {
                throw wrong("wrong.episodes.methods", method);
            }
            out.add(new Entrant(method, each.getOrDefault(method, Map.of())));
        }
        return out;
    }

    private void require(String option, int value, int least) {
        if (value < least) {
            throw wrong("wrong.episodes.number", option, least, String.valueOf(value));
        }
    }

    private ParameterException wrong(String key, Object... arguments) {
        return new ParameterException(mixee.commandLine(), Texts.of(key, arguments));
    }
}
