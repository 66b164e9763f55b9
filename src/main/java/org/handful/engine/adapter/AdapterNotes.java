package org.handful.engine.adapter;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.handful.backbone.arch.Reach;
import org.handful.error.BackboneException;
import org.handful.error.Because;

/** Adapters as short texts, so that a saved model says what its numbers are for. */
public final class AdapterNotes {
    private static final String KIND = "adapter";
    private static final String REACH = "reach";
    private static final String STATISTICS = "statistics";

    private AdapterNotes() {}

    /** What {@link #read} makes the adapter of. */
    public static Map<String, String> of(Adapter adapter) {
        return switch (adapter) {
            case MovingStatistics m -> {
                Map<String, String> notes = new HashMap<>(of(m.of()));
                notes.put(STATISTICS, text(MovingStatistics.Statistics.IMAGES));
                yield notes;
            }
            case ScaleAndShift s -> Map.of(KIND, "scale-and-shift", REACH, text(s.reach()));
            case Biases b -> Map.of(KIND, "biases", REACH, text(b.reach()));
            case LowRank l -> Map.of(KIND, "low-rank", REACH, text(l.reach()), "rank", String.valueOf(l.rank()), "alpha",
                    String.valueOf(l.alpha()), "targets", text(l.targets()), "blocks", String.valueOf(l.blocks()));
            case Factored f -> of(f.kept());
            case Masks m -> Map.of(KIND, "masks", REACH, text(m.reach()));
            case Frame f -> Map.of(KIND, "frame", "channels", String.valueOf(f.channels()), "size",
                    String.valueOf(f.size()), "width", String.valueOf(f.width()), "around", String.valueOf(f.around()));
            case PromptTokens p -> Map.of(KIND, "prompt-tokens", "count", String.valueOf(p.count()), "deep",
                    String.valueOf(p.deep()));
            case BatchStatistics s -> Map.of(KIND, "batch-statistics", REACH, text(s.reach()), "share",
                    String.valueOf(s.share()), "directions", String.valueOf(s.directions()));
            case Compressed c -> Map.of(KIND, "compressed", REACH, text(c.reach()), "ratio", String.valueOf(c.ratio()),
                    "decay", String.valueOf(c.decay()));
            case AllWeights a -> Map.of(KIND, "all-weights", REACH, text(a.reach()), "decay", String.valueOf(a.decay()));
        };
    }

    /** @throws BackboneException BAD_WEIGHTS for notes of no adapter that this program knows */
    public static Adapter read(Map<String, String> notes) throws BackboneException {
        try {
            // Models that were saved before there was more than one kind have no notes.
            Reach reach = notes.containsKey(REACH) ? constant(Reach.class, notes.get(REACH)) : Reach.ALL;
            // Nor have those from before statistics could follow the images.
            var statistics = notes.containsKey(STATISTICS)
                    ? constant(MovingStatistics.Statistics.class, notes.get(STATISTICS))
                    : MovingStatistics.Statistics.NETWORK;
            return MovingStatistics.of(statistics, switch (notes.getOrDefault(KIND, "scale-and-shift")) {
                case "scale-and-shift" -> new ScaleAndShift(reach);
                case "biases" -> new Biases(reach);
                case "low-rank" -> new LowRank(Integer.parseInt(notes.get("rank")),
                        Double.parseDouble(notes.get("alpha")), constant(LowRank.Targets.class, notes.get("targets")),
                        reach, Integer.parseInt(notes.getOrDefault("blocks", "1")));
                case "masks" -> new Masks(reach);
                case "frame" -> new Frame(Integer.parseInt(notes.get("channels")), Integer.parseInt(notes.get("size")),
                        Integer.parseInt(notes.get("width")), Boolean.parseBoolean(notes.get("around")), Map.of());
                case "prompt-tokens" -> new PromptTokens(Integer.parseInt(notes.get("count")),
                        Boolean.parseBoolean(notes.get("deep")));
                case "batch-statistics" -> new BatchStatistics(Double.parseDouble(notes.get("share")),
                        Integer.parseInt(notes.get("directions")), reach);
                case "compressed" -> new Compressed(Double.parseDouble(notes.get("ratio")), reach,
                        Double.parseDouble(notes.get("decay")));
                case "all-weights" -> new AllWeights(reach, Double.parseDouble(notes.get("decay")));
                default -> throw new IllegalArgumentException(notes.get(KIND));
            }, reach);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new BackboneException(BackboneException.Problem.BAD_WEIGHTS, e, Because.of("because.adapter"),
                    Because.of("because.adapter.notes", notes));
        }
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
