package org.handful.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.handful.math.SeededRandom;
import org.handful.math.Vectors;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.method.Extras;
import org.handful.method.FitContext;
import org.handful.method.Methods;
import org.handful.method.Settings;
import org.handful.model.EmbeddingMatrix;
import org.handful.model.LabelledEmbeddings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accuracy and speed of the methods on stored embeddings: {@code clip FOLDER SET [ID...]}, {@code episodes FOLDER DATASET
 * BACKBONE [ID...]}, {@code speed [ID...]}. An ID may carry settings: {@code logistic:choose=true}. Not a test.
 */
public final class MethodFigures {
    private static final JsonMapper JSON = new JsonMapper();
    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int CLASSES = 50;
    private static final int EACH = 60;

    private MethodFigures() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "clip" -> clip(Path.of(args[1]), args[2], Arrays.asList(args).subList(3, args.length));
            case "episodes" -> episodes(Path.of(args[1]), args[2], args[3], Arrays.asList(args).subList(4, args.length));
            case "speed" -> speed(Arrays.asList(args).subList(1, args.length));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void clip(Path folder, String set, List<String> ids) throws Exception {
        LabelledEmbeddings test = labelled(folder.resolve(set + "_test.safetensors"));
        Path text = folder.resolve(set + "_text.safetensors");
        FitContext context = Files.exists(text)
                ? FitContext.quiet(0).with(Extras.ofText(matrix(text, "features"))) : FitContext.quiet(0);
        for (Asked<?> a : asked(ids)) {
            if (a.method.needsText() && context.extras().text().isEmpty()) {
                continue;
            }
            StringBuilder line = new StringBuilder(String.format("%-15s %-40s", set, a.name));
            for (int shots : new int[] {1, 2, 4, 8, 16}) {
                Path file = folder.resolve(set + "_support" + shots + ".safetensors");
                if (Files.exists(file)) {
                    long from = System.nanoTime();
                    double value = accuracy(a, labelled(file), test, context);
                    line.append(String.format(Locale.ROOT, "  %6.2f (%.1fs)", value, (System.nanoTime() - from) / 1e9));
                }
            }
            System.out.println(line);
        }
    }

    private static void episodes(Path folder, String dataset, String backbone, List<String> ids) throws Exception {
        EmbeddingMatrix all = matrix(folder.resolve(dataset + ".safetensors"), backbone);
        JsonNode list = JSON.readTree(Files.readString(folder.resolve("episodes_" + dataset + "_5shot15q_200.json")))
                .get("episodes");
        for (Asked<?> a : asked(ids)) {
            StringBuilder line = new StringBuilder(String.format("%-17s %-13s %-40s", dataset, backbone, a.name));
            for (int shots : new int[] {1, 5}) {
                double sum = 0;
                long from = System.nanoTime();
                for (JsonNode e : list) {
                    sum += accuracy(a, rows(all, JSON.treeToValue(e.get("support"), int[][].class), shots),
                            rows(all, JSON.treeToValue(e.get("query"), int[][].class), 15), FitContext.quiet(0));
                }
                line.append(String.format(Locale.ROOT, "  %6.2f (%.1fs)", sum / list.size(), (System.nanoTime() - from) / 1e9));
            }
            System.out.println(line);
        }
    }

    /** 1,000 episodes, 5-way 5-shot with 15 queries, from drawn embeddings of length 640; fit and prediction are timed. */
    private static void speed(List<String> ids) throws Exception {
        EmbeddingMatrix pool = pool(SeededRandom.of(1));
        for (Asked<?> a : asked(ids)) {
            Random random = SeededRandom.of(2);
            for (int e = 0; e < 200; e++) {
                episode(a, pool, random, e);
            }
            double seconds = 0;
            double cpu = 0;
            double sum = 0;
            for (int e = 0; e < 1000; e++) {
                double[] one = episode(a, pool, random, e);
                sum += one[0];
                seconds += one[1];
                cpu += one[2];
            }
            System.out.printf(Locale.ROOT, "%-40s %8.3f s, %8.3f s of processors, for 1000 episodes, %.2f %%%n",
                    a.name, seconds, cpu, sum / 1000);
        }
    }

    /** Accuracy, seconds and seconds of processors. */
    private static double[] episode(Asked<?> a, EmbeddingMatrix pool, Random random, long seed) throws Exception {
        int[][] rows = new int[5][20];
        for (int k = 0; k < 5; k++) {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                all.add(((int) seed * 5 + k) % CLASSES * EACH + i);
            }
            Collections.shuffle(all, random);
            rows[k] = all.subList(0, 20).stream().mapToInt(Integer::intValue).toArray();
        }
        LabelledEmbeddings support = rows(pool, rows, 5);
        for (int[] r : rows) {
            System.arraycopy(r, 5, r, 0, 15);
        }
        LabelledEmbeddings query = rows(pool, rows, 15);
        long worked = CPU.getProcessCpuTime();
        long from = System.nanoTime();
        double right = accuracy(a, support, query, FitContext.quiet(seed));
        return new double[] {right, (System.nanoTime() - from) / 1e9, (CPU.getProcessCpuTime() - worked) / 1e9};
    }

    private static EmbeddingMatrix pool(Random random) {
        float[] x = new float[CLASSES * EACH * 640];
        double[] centre = new double[640];
        for (int i = 0; i < x.length; i++) {
            if (i % (EACH * 640) == 0) {
                Arrays.setAll(centre, j -> Math.max(0, random.nextGaussian()));
            }
            x[i] = (float) Math.max(0, centre[i % 640] + 3 * random.nextGaussian());
        }
        return new EmbeddingMatrix(CLASSES * EACH, 640, x);
    }

    /** A method with its settings. */
    private record Asked<C extends Record>(String name, EmbeddingMethod<C> method, C config) {
        static <C extends Record> Asked<C> of(String name, EmbeddingMethod<C> method, Map<String, String> settings)
                throws Exception {
            return new Asked<>(name, method, Settings.parse(method, settings));
        }

        double[][] fit(LabelledEmbeddings support, FitContext context, EmbeddingMatrix queries) throws Exception {
            return method.fit(support, config, context).last().probabilities(queries);
        }
    }

    private static List<Asked<?>> asked(List<String> ids) throws Exception {
        List<Asked<?>> out = new ArrayList<>();
        for (AdaptationMethod<?> m : Methods.all()) {
            if (m instanceof EmbeddingMethod<?> e && ids.isEmpty()) {
                out.add(Asked.of(m.id(), e, Map.of()));
            }
        }
        for (String id : ids) {
            String[] parts = id.split(":");
            Map<String, String> settings = new HashMap<>();
            for (int i = 1; i < parts.length; i++) {
                settings.put(parts[i].split("=")[0], parts[i].split("=")[1]);
            }
            out.add(Asked.of(id, (EmbeddingMethod<?>) Methods.byId(parts[0]), settings));
        }
        return out;
    }

    private static double accuracy(Asked<?> a, LabelledEmbeddings support, LabelledEmbeddings test, FitContext context)
            throws Exception {
        double[][] p = a.fit(support, context, test.x());
        double right = 0;
        for (int i = 0; i < p.length; i++) {
            right += Vectors.argmax(p[i]) == test.y()[i] ? 100.0 / p.length : 0;
        }
        return right;
    }

    private static LabelledEmbeddings rows(EmbeddingMatrix all, int[][] byClass, int each) {
        int[] rows = new int[byClass.length * each];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = i / each;
            rows[i] = byClass[labels[i]][i % each];
        }
        return new LabelledEmbeddings(all.select(rows), labels, byClass.length);
    }

    private static LabelledEmbeddings labelled(Path file) throws Exception {
        EmbeddingMatrix x = matrix(file, "features");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        JsonNode header = header(bytes);
        int start = 8 + (int) bytes.getLong(0) + header.get("labels").get("data_offsets").get(0).asInt();
        int[] y = new int[x.rows()];
        Arrays.setAll(y, i -> bytes.getInt(start + 4 * i));
        return new LabelledEmbeddings(x, y, Arrays.stream(y).max().orElseThrow() + 1);
    }

    private static JsonNode header(ByteBuffer bytes) {
        byte[] json = new byte[(int) bytes.getLong(0)];
        bytes.get(8, json);
        return JSON.readTree(json);
    }

    private static EmbeddingMatrix matrix(Path file, String tensor) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        JsonNode entry = header(bytes).get(tensor);
        int rows = entry.get("shape").get(0).asInt();
        int dim = entry.get("shape").get(1).asInt();
        int start = 8 + (int) bytes.getLong(0) + entry.get("data_offsets").get(0).asInt();
        float[] values = new float[rows * dim];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(bytes.getShort(start + 2 * i));
        }
        return new EmbeddingMatrix(rows, dim, values);
    }
}
