package org.handful.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every number of the reference is asked for by a test, or is one of those that the program does not compute on purpose. */
class GoldenKeysTest {
    private static final List<String> VECTORS = List.of("binomial_ci", "calibration", "confident_learning", "domino",
            "explanations_maps", "feature-space", "fewshot_stats", "image_attributes", "learning_curve", "lira", "macrostd",
            "retrieval", "small_sample_facts", "subgroup_metrics", "trained");

    /** A test goes through whatever is there; so it does through keys that are numbers. */
    private static final String GONE_THROUGH = ".*/(aspect|groups|umap)";

    /** By the reason; whatever is below such a key goes with it. */
    private static final List<Set<String>> NOT_COMPUTED = List.of(
            // Words about the numbers.
            Set.of("_generator", "note", "status"),
            // Differences on the same episodes are tested by Student's t, on the same images by McNemar's exact test: one test
            // per question, so nobody can choose the one that pleases.
            Set.of("wilcoxon", "sign_flip_exact_p", "p_mid", "chi2_cc"),
            // Folds are drawn over groups of near-duplicates, so they are other folds; FoldsTest has their properties.
            Set.of("stratified_folds"),
            // Steps on the way to a score that is tested as a whole.
            Set.of("median_in", "median_out", "std_in", "std_out"),
            // How a simulation was set up; the figures that come out of it are asked for.
            Set.of("rng", "models", "logit_scale"),
            // The attack is the online one with pooled deviations, the strongest with few models, and the steps of its curve
            // are not smoothed.
            Set.of("offline_carlini_fixed", "offline_carlini_perexample", "offline_cdf_fixed", "offline_cdf_perexample",
                    "online_perexample", "tpr@0.1_interp"),
            // Statistics of base classes, which a project does not have: see DistributionCalibrationTest.
            Set.of("base_means", "neighbours"),
            // Counted on probabilities of a network that is not ours to keep; ours are in HeldOutTest.
            Set.of("confident_learning_vs_n_per_class (10% uniform flips, label-errors CIFAR-10 probs; probabilities are NOT "
                    + "re-trained)"));

    @Test
    void everyNumberIsAskedForByATest() throws Exception {
        Set<String> asked;
        try (var files = Files.walk(Path.of("src/test/java"))) {
            String all = files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("GoldenKeysTest.java"))
                    .map(GoldenKeysTest::read).collect(Collectors.joining());
            asked = new HashSet<>(List.of(all.split("\"")));
            // Rows of a @CsvSource.
            List.copyOf(asked).forEach(text -> asked.addAll(List.of(text.split(", "))));
        }
        Set<String> missing = new TreeSet<>();
        VECTORS.forEach(v -> collect(v, Vectors.read(v), asked, missing));
        assertThat(missing).isEmpty();
    }

    private static void collect(String path, JsonNode node, Set<String> asked, Set<String> missing) {
        node.properties().forEach(e -> {
            String key = e.getKey();
            boolean number = key.chars().allMatch(c -> Character.isDigit(c) || c == '.') || path.matches(GONE_THROUGH);
            if (NOT_COMPUTED.stream().anyMatch(s -> s.contains(key))) {
                return;
            }
            if (!number && !asked.contains(key)) {
                missing.add(path + "/" + key);
            }
            collect(path + "/" + key, e.getValue(), asked, missing);
        });
        if (node.isArray()) {
            node.forEach(n -> collect(path, n, asked, missing));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
