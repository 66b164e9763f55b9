package org.handful.run.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handful.backbone.safetensors.SafeTensors;
import org.handful.engine.DeviceChoice;
import org.handful.method.EmbeddingMethod;
import org.handful.method.FitContext;
import org.handful.method.Head;
import org.handful.method.Methods;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.handful.run.local.LocalWorkbench;
import org.handful.run.result.ImportOptions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JPEG files through our own decoding, preprocessing and network, against embeddings that were made elsewhere. */
class ReferencePipelineTest {
    private static final String DATASET = "trashnet_300";

    @TempDir
    Path folder;

    @Test
    @DisplayName("embeddings of photographs agree with the reference, and so does the accuracy on its episodes")
    void trashnet() throws Exception {
        Path shared = Path.of(System.getProperty("handful.shared", "../shared"));
        Path weights = shared.resolve("weights/mobilenet_v2_1.0_224_in1k.safetensors");
        Assumptions.assumeTrue(Files.isRegularFile(weights),
                "skipped: the real weights and images (handful.shared) are not here");
        List<String> names = Files.readAllLines(shared.resolve("data/" + DATASET + "/index.csv")).stream()
                .skip(1).map(line -> line.split(",")[0]).toList();
        EmbeddingMatrix ours = ours(shared, weights, names);
        EmbeddingMatrix reference = reference(shared);

        double[] cosines = IntStream.range(0, names.size())
                .mapToDouble(i -> cosine(ours.row(i), reference.row(i))).sorted().toArray();
        assertThat(cosines[0]).as("lowest cosine of %d images", cosines.length).isGreaterThanOrEqualTo(0.999);
        assertThat(accuracy(shared, ours, names)).isCloseTo(60.713, within(0.3));
    }

    private EmbeddingMatrix ours(Path shared, Path weights, List<String> names) throws Exception {
        try (Workbench workbench = new LocalWorkbench(new Home(folder), DeviceChoice.CPU, 2)) {
            workbench.addBackbone(weights, Path.of("src/test/resources/cards/mobilenet_v2.json"));
            try (ProjectSession session = workbench.temporaryProject()) {
                session.importImages(List.of(shared.resolve("data/" + DATASET)),
                                new ImportOptions(Optional.empty(), Optional.empty(), true, Optional.empty()))
                        .result().get();
                EmbeddingMatrix all = session.embed("mobilenet_v2").result().get();
                List<String> order = session.dataset().samples().stream().map(s -> s.image().name()).toList();
                return all.select(names.stream().mapToInt(order::indexOf).toArray());
            }
        }
    }

    private static EmbeddingMatrix reference(Path shared) throws Exception {
        try (SafeTensors in = SafeTensors.open(shared.resolve("features/" + DATASET + ".safetensors"))) {
            float[] values = in.floats("mobilenet_v2");
            return new EmbeddingMatrix(values.length / 1280, 1280, values);
        }
    }

    private static double accuracy(Path shared, EmbeddingMatrix x, List<String> names) throws Exception {
        JsonNode root = JsonMapper.shared().readTree(
                Files.readAllBytes(shared.resolve("features/episodes_" + DATASET + "_5shot15q_200.json")));
        EmbeddingMethod<?> centroid = (EmbeddingMethod<?>) Methods.byId("centroid");
        int right = 0;
        int all = 0;
        for (JsonNode episode : root.get("episodes")) {
            int[][] support = rows(episode.get("support"));
            int[][] query = rows(episode.get("query"));
            double[][] p = fit(centroid, x, support).probabilities(x.select(flat(query)));
            for (int i = 0; i < p.length; i++) {
                int truth = i / query[0].length;
                double[] row = p[i];
                right += IntStream.range(0, row.length).allMatch(k -> row[k] <= row[truth]) ? 1 : 0;
                all++;
            }
        }
        return 100.0 * right / all;
    }

    private static <C extends Record> Head fit(EmbeddingMethod<C> method, EmbeddingMatrix x, int[][] support)
            throws Exception {
        int[] y = IntStream.range(0, support.length)
                .flatMap(k -> IntStream.generate(() -> k).limit(support[k].length)).toArray();
        LabelledEmbeddings learned = new LabelledEmbeddings(x.select(flat(support)), y, support.length);
        return method.fit(learned, method.defaults(), FitContext.quiet(0)).last();
    }

    private static int[][] rows(JsonNode node) {
        return IntStream.range(0, node.size())
                .mapToObj(i -> IntStream.range(0, node.get(i).size()).map(j -> node.get(i).get(j).asInt()).toArray())
                .toArray(int[][]::new);
    }

    private static int[] flat(int[][] rows) {
        return Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
