package org.handful.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.handful.eval.Scored;
import org.handful.eval.openset.OpenSetRow;
import org.handful.model.HeadState;
import org.handful.model.ImageRef;
import org.handful.model.Provenance;
import org.handful.model.RunSpec;
import org.handful.model.SplitRole;
import org.handful.model.SplitSpec;
import org.handful.model.Tensor;
import org.handful.store.record.FinishedRun;
import org.handful.store.record.HeadChoice;
import org.handful.store.record.NewImage;
import org.handful.store.record.NewRun;
import org.handful.store.record.RunImage;
import org.handful.store.record.RunStatus;
import org.handful.store.record.SkippedFile;

/** Small things to put into projects. The store does not look into images, so any bytes will do. */
final class Fixture {
    private Fixture() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static NewImage image(String name, String content, String className, Map<String, String> attributes) {
        byte[] bytes = bytes(content);
        return new NewImage(
                new ImageRef(name, sha256(bytes), 40, 30, content.hashCode()), new NewImage.Source.Stored(bytes),
                bytes("thumbnail of " + name), className, attributes, SplitRole.ANY);
    }

    static NewImage image(String name, String className) {
        return image(name, "content of " + name, className, Map.of());
    }

    static NewRun run(String name) {
        return new NewRun(
                name, Instant.parse("2026-11-23T12:00:00Z"),
                new RunSpec("pocket", "gda", Map.of("shrinkage", "0.5"), new SplitSpec.Shots(5), 7),
                "ab".repeat(32), "", List.of("ant", "bee"),
                List.of(new RunImage("ant/1.jpg", "01".repeat(32), 0, Map.of("background", "grass"))),
                List.of(new RunImage("ant/2.jpg", "02".repeat(32), 0, Map.of()),
                        new RunImage("bee/1.jpg", "03".repeat(32), 1, Map.of())),
                new Provenance("0.1.0", "25", "Linux", "0.35.1", "2.7.1", "cpu", 1));
    }

    static FinishedRun result() {
        Map<HeadChoice, HeadState> heads = new EnumMap<>(HeadChoice.class);
        heads.put(HeadChoice.LAST, head(1.5));
        heads.put(HeadChoice.BEST, head(Math.nextUp(0.1)));
        return new FinishedRun(
                RunStatus.DONE, Instant.parse("2026-11-23T12:01:00Z"),
                List.of(new Scored("ant/2.jpg", 0, new double[] {0.3, 0.7}, Map.of("background", "sand")),
                        new Scored("bee/1.jpg", 1, new double[] {Math.nextDown(0.1), 0.9}, Map.of())),
                heads, HeadChoice.BEST, Map.of("embed", 1.25, "fit", 0.03), "cpu",
                List.of(new SkippedFile("x.jpg", "empty file")), List.of("batch halved"),
                List.of(new OpenSetRow(OpenSetRow.Part.LEFT_OUT, "ant/1.jpg", "ant", false, Map.of("knn", -1.0 / 3)),
                        new OpenSetRow(OpenSetRow.Part.UNKNOWN, "fly/1.jpg", "fly", false, Map.of("knn", -0.1)),
                        new OpenSetRow(OpenSetRow.Part.KNOWN, "ant/2.jpg", "ant", true, Map.of("knn", 2e-300))));
    }

    static HeadState head(double first) {
        return new HeadState(
                "gda",
                Map.of("means", Tensor.matrix(2, 2, new double[] {first, -0.0, Double.MIN_VALUE, 4}),
                        "bias", Tensor.vector(new double[] {1, 2})),
                Map.of("metric", "cosine"));
    }
}
