package org.handful.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.handful.error.HandfulException;

/** The backbones on the class path, named by {@code backbones/embedded.txt}, one card a line. */
final class EmbeddedBackbones {
    private static final String FOLDER = "/backbones/";

    private EmbeddedBackbones() {}

    static List<InstalledBackbone> all() throws HandfulException {
        List<InstalledBackbone> out = new ArrayList<>();
        for (String card : text("embedded.txt").lines().filter(l -> !l.isBlank()).toList()) {
            BackboneCard read = CardReader.parse(card, text(card));
            out.add(new InstalledBackbone(read, new WeightSource.Embedded(FOLDER + read.file())));
        }
        return out;
    }

    private static String text(String name) {
        try (InputStream in = EmbeddedBackbones.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
