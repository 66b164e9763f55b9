package org.handful.ui.images.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.intake.Computed;
import org.handful.run.intake.MeasureTable;
import org.handful.ui.images.facts.RunFindings;

/** By what images are put in groups. */
public sealed interface Grouping {
    /** Before the name of an attribute in {@link #text}. */
    String ATTRIBUTE = "attribute ";

    /** The lane of each image. */
    Function<Sample, Lane> lanes(Dataset data, RunFindings run, MeasureTable measures);

    /** Lanes in the order in which they stand; lanes that are not named come after them, by name. */
    List<Lane> order(Dataset data, RunFindings run, MeasureTable measures);

    /** To be kept; {@link #of} reads it. */
    default String text() {
        return switch (this) {
            case ByAttribute(String name) -> ATTRIBUTE + name;
            case ByComputed(Computed attribute) -> getClass().getSimpleName() + attribute.name();
            default -> getClass().getSimpleName();
        };
    }

    /** @return null when it is none that there is */
    static Grouping of(String text, Dataset data) {
        if (text.startsWith(ATTRIBUTE)) {
            String name = text.substring(ATTRIBUTE.length());
            return data.attributeNames().contains(name) ? new ByAttribute(name) : null;
        }
        return Stream.concat(Stream.of(new None(), new ByClass(), new BySplit(), new ByPrediction()),
                Stream.of(Computed.values()).map(ByComputed::new)).filter(g -> g.text().equals(text)).findFirst().orElse(null);
    }

    /** One group of all. */
    record None() implements Grouping {
        @Override
        public Function<Sample, Lane> lanes(Dataset data, RunFindings run, MeasureTable measures) {
            Lane all = new Lane.All();
            return s -> all;
        }

        @Override
        public List<Lane> order(Dataset data, RunFindings run, MeasureTable measures) {
            return List.of(new Lane.All());
        }
    }

    /** Images without a class first: they are what there is to do. */
    record ByClass() implements Grouping {
        @Override
        public Function<Sample, Lane> lanes(Dataset data, RunFindings run, MeasureTable measures) {
            List<Lane> lanes = order(data, run, measures);
            return s -> lanes.get(s.label() + 1);
        }

        @Override
        public List<Lane> order(Dataset data, RunFindings run, MeasureTable measures) {
            return named(null, data.labels().names(), Lane.OfClass::new);
        }
    }

    /** By the side of the split that a person assigned. */
    record BySplit() implements Grouping {
        @Override
        public Function<Sample, Lane> lanes(Dataset data, RunFindings run, MeasureTable measures) {
            return s -> new Lane.OnSide(s.role());
        }

        @Override
        public List<Lane> order(Dataset data, RunFindings run, MeasureTable measures) {
            return List.of(new Lane.OnSide(SplitRole.SUPPORT), new Lane.OnSide(SplitRole.TEST),
                    new Lane.OnSide(SplitRole.ANY), new Lane.OnSide(SplitRole.OFF));
        }
    }

    /** By what the run that is looked at took them for. */
    record ByPrediction() implements Grouping {
        @Override
        public Function<Sample, Lane> lanes(Dataset data, RunFindings run, MeasureTable measures) {
            return s -> {
                RunFindings.Finding finding = run.about(s.image().name());
                return new Lane.Predicted(finding == null ? null : finding.predicted());
            };
        }

        @Override
        public List<Lane> order(Dataset data, RunFindings run, MeasureTable measures) {
            List<Lane> lanes = new ArrayList<>(named(null, run.classes(), Lane.Predicted::new));
            lanes.add(lanes.removeFirst());
            return lanes;
        }
    }

    /** By the value of an attribute; images without one last. */
    record ByAttribute(String name) implements Grouping {
        @Override
        public Function<Sample, Lane> lanes(Dataset data, RunFindings run, MeasureTable measures) {
            return s -> new Lane.WithValue(name, s.attributes().get(name));
        }

        @Override
        public List<Lane> order(Dataset data, RunFindings run, MeasureTable measures) {
            List<Lane> lanes = new ArrayList<>(named(null, data.samples().stream()
                    .map(s -> s.attributes().get(name)).filter(Objects::nonNull).distinct().sorted().toList(),
                    v -> new Lane.WithValue(name, v)));
            lanes.add(lanes.removeFirst());
            return lanes;
        }
    }

    /** By the value of an attribute that was computed from the pixels, along its scale; images not looked at yet last. */
    record ByComputed(Computed attribute) implements Grouping {
        private static final Map<Computed, List<String>> SCALES = Map.of(
                Computed.BRIGHTNESS, List.of("dark", "medium", "bright"),
                Computed.SHARPNESS, List.of("soft", "medium", "sharp"),
                Computed.ENTROPY, List.of("few", "medium", "many"),
                Computed.COLOURFULNESS, List.of("pale", "medium", "vivid"),
                Computed.ASPECT, List.of("portrait", "square", "landscape"));

        @Override
        public Function<Sample, Lane> lanes(Dataset data, RunFindings run, MeasureTable measures) {
            return s -> new Lane.Measured(attribute, measures.value(attribute, s.image()).orElse(null));
        }

        @Override
        public List<Lane> order(Dataset data, RunFindings run, MeasureTable measures) {
            List<String> values = SCALES.containsKey(attribute) ? SCALES.get(attribute) : data.samples().stream()
                    .map(s -> measures.value(attribute, s.image())).flatMap(Optional::stream).distinct().sorted().toList();
            List<Lane> lanes = new ArrayList<>(named(null, values, v -> new Lane.Measured(attribute, v)));
            lanes.add(lanes.removeFirst());
            return lanes;
        }
    }

    private static List<Lane> named(String first, List<String> names, Function<String, Lane> of) {
        List<Lane> lanes = new ArrayList<>(names.size() + 1);
        lanes.add(of.apply(first));
        names.forEach(n -> lanes.add(of.apply(n)));
        return lanes;
    }
}
