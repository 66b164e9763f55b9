package org.handful.image.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.handful.eval.association.Kappa;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.junit.jupiter.api.Test;

/** The colour that is computed of a background against the one that people named, on 2,500 CIFAR-10 test images. */
class HumanColoursTest {
    /** Names behind the codes 0 to 7 of CIFAR10-B; red and pink are one, and so are all mixtures. */
    private static final List<List<ColourName>> CODES = List.of(List.of(ColourName.GREEN), List.of(ColourName.GRAY),
            List.of(ColourName.BLUE), List.of(ColourName.WHITE), List.of(ColourName.BLACK), List.of(ColourName.BROWN),
            List.of(ColourName.RED, ColourName.PINK));
    private static final int EVERY = 4;

    @Test
    void agreesClearlyBeyondChance() throws Exception {
        Path folder = Path.of(System.getProperty("handful.shared", "missing"), "data/cifar10_test");
        assumeTrue(Files.isRegularFile(folder.resolve("attributes.csv")), "handful.shared has no CIFAR-10: skipped");
        List<String> rows = Files.readAllLines(folder.resolve("attributes.csv"));
        int[][] table = new int[CODES.size() + 1][CODES.size() + 1];
        for (int i = 1; i < rows.size(); i += EVERY) {
            String[] cells = rows.get(i).split(",");
            int human = cells[1].charAt(cells[1].length() - 1) - '0';
            Background computed = PixelMeasures.of(ImageDecoder.decode(
                    Files.readAllBytes(folder.resolve(cells[0])), cells[0], DecodeLimits.DEFAULT)).background();
            table[human][computed.clear().map(HumanColoursTest::code).orElse(CODES.size())]++;
        }
        double kappa = Kappa.of(table);
        int same = IntStream.range(0, table.length).map(k -> table[k][k]).sum();
        assertThat(kappa).as("Cohen's kappa, with %d of %d alike", same, rows.size() / EVERY).isGreaterThan(0.55);
    }

    private static int code(ColourName name) {
        return IntStream.range(0, CODES.size()).filter(k -> CODES.get(k).contains(name)).findFirst().orElse(CODES.size());
    }
}
