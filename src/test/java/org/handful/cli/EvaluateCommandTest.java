package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluateCommandTest {
    private static final String HEADER = "image,true,p:cat,p:dog,place\n";

    @TempDir
    private Path folder;

    @Test
    void figuresOfATableMadeElsewhere() throws IOException {
        CommandRun run = evaluate("\uFEFF" + HEADER
                + "1.jpg,cat,0.9,0.1,in\n2.jpg,cat,0.4,0.6,out\n\n\"3, really.jpg\",dog,0.2,0.8,in\n4.jpg,dog,0.3,0.7,\n",
                "--predictions");
        JsonNode json = JsonMapper.shared().readTree(run.out());

        assertThat(run.code()).isZero();
        assertThat(RunSchema.complaints(run.out())).isEmpty();
        assertThat(json.at("/accuracy/value").asDouble()).isEqualTo(0.75);
        assertThat(json.at("/confusion/counts/0/1").asInt()).isEqualTo(1);
        assertThat(json.at("/subgroups/attribute").asString()).isEqualTo("place");
        assertThat(json.at("/subgroups/missing").asInt()).isEqualTo(1);
        assertThat(json.at("/subgroups/worst_group/value").asString()).isEqualTo("out");
        // Cat: weighted deviation of 1 and 0 with one image each is 0.5; dog has one group and deviates by 0.
        assertThat(json.at("/subgroups/macro_std").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/predictions/2/image").asString()).isEqualTo("3, really.jpg");
        assertThat(json.at("/calibration/brier").asDouble())
                .isCloseTo((2 * 0.01 + 2 * 0.36 + 2 * 0.04 + 2 * 0.09) / 4, within(1e-12));
    }

    @Test
    void labelsThatLookWrongAreListedTheWorstFirst() throws IOException {
        StringBuilder rows = new StringBuilder("image,true,p:cat,p:dog\n");
        for (int i = 0; i < 8; i++) {
            rows.append("c").append(i).append(".jpg,cat,0.9,0.1\nd").append(i).append(".jpg,dog,0.1,0.9\n");
        }
        rows.append("odd.jpg,cat,0.1,0.9\nworse.jpg,dog,0.95,0.05\n");
        CommandRun run = evaluate(rows.toString(), "--label-issues");
        JsonNode issues = JsonMapper.shared().readTree(run.out()).get("label_issues");

        assertThat(RunSchema.complaints(run.out())).isEmpty();
        assertThat(issues.size()).isEqualTo(2);
        assertThat(issues.get(0).toString())
                .isEqualTo("{\"image\":\"worse.jpg\",\"given\":\"dog\",\"suggested\":\"cat\",\"margin\":"
                        + issues.get(0).get("margin") + "}");
        assertThat(issues.at("/0/margin").doubleValue()).isCloseTo(0.05, within(1e-12));
        assertThat(issues.at("/1/image").asString()).isEqualTo("odd.jpg");
        assertThat(evaluate("image,true,p:cat,p:dog\na.jpg,cat,0.9,0.1\n", "--label-issues").out())
                .contains("\"label_issues\": []");
    }

    @Test
    void attributesAreCrossedAndSmallGroupsDoNotCount() throws IOException {
        StringBuilder rows = new StringBuilder("image,true,p:cat,p:dog,place,light\n");
        for (int i = 0; i < 6; i++) {
            rows.append("a%d,cat,0.9,0.1,in,day%nb%d,cat,%s,out,day%n".formatted(i, i, i < 3 ? "0.9,0.1" : "0.1,0.9"));
        }
        rows.append("c,cat,0.1,0.9,in,night\nd,dog,0.1,0.9,in,\n");
        JsonNode json = JsonMapper.shared().readTree(
                evaluate(rows.toString(), "--cross", "place,light", "--least", "2").out());

        assertThat(RunSchema.complaints(json.toString())).isEmpty();
        JsonNode crossed = json.at("/subgroups/2");
        assertThat(json.get("subgroups").size()).isEqualTo(3);
        assertThat(crossed.get("attribute").asString()).isEqualTo("place \u00d7 light");
        assertThat(crossed.get("groups").toString()).contains("in \u00d7 night", "out \u00d7 day");
        assertThat(crossed.get("missing").asInt()).isEqualTo(1);
        assertThat(crossed.get("minimum").asInt()).isEqualTo(2);
        assertThat(crossed.at("/worst_group/value").asString()).as("one image does not count").isEqualTo("out \u00d7 day");
        assertThat(crossed.get("macro_std").doubleValue()).as("of 1 and 0.5, six images each").isCloseTo(0.25, within(1e-12));
        CommandRun table = CommandRun.alone("evaluate", folder.resolve("table.csv").toString(), "--least", "20");
        assertThat(table.out()).contains("have fewer than 20 images").doesNotContain("NaN");

        for (String[] wrong : new String[][] {{"--cross", "place"}, {"--cross", "place,place"}, {"--least", "0"}}) {
            CommandRun run = evaluate(rows.toString(), wrong);
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains(wrong[0]);
        }
        CommandRun unknown = evaluate(rows.toString(), "--cross", "place,wind");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("wind", "place, light");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "image,true,p:cat,p:dog~1.jpg,cat,0.9,0.1~2.jpg,cow,0.5,0.5         | 3 | cow",
        "image,true,p:cat,p:dog~1.jpg,cat,0.9                               | 2 | cells",
        "image,true,p:cat,p:dog~1.jpg,cat,much,0.1                          | 2 | much",
        "image,true,p:cat,p:dog~1.jpg,cat,1.5,-0.5                          | 2 | 1.5",
        "image,true,p:cat,p:dog~1.jpg,cat,NaN,0.1                           | 2 | NaN",
        "image,true,p:cat,p:dog~1.jpg,cat,0.5,0.1                           | 2 | 0.6",
        "image,true,p:cat,p:dog~1.jpg,cat,0.9,0.1~~1.jpg,dog,0.1,0.9        | 4 | 1.jpg",
        "image,p:cat,p:dog~1.jpg,0.9,0.1                                    | 1 | true",
        "image,true,p:cat~1.jpg,cat,1                                       | 1 | p:CLASS",
        "image,true,p:cat,p:dog,x,x~1.jpg,cat,0.9,0.1,a,b                   | 1 | x",
        "image,true,p:cat,p:dog                                             | 2 | no row",
        "'image,true,p:cat,p:dog~\"1.jpg,cat,0.9,0.1'                       | 2 | quotation"
    })
    void aBadRowIsToldWithItsLine(String table, int line, String what) throws IOException {
        CommandRun run = evaluate(table.replace('~', '\n') + "\n");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("table.csv", "line " + line, what);
    }

    @Test
    void aMissingFileIsTold() {
        CommandRun run = CommandRun.alone("evaluate", folder.resolve("none.csv").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("none.csv");
    }

    private CommandRun evaluate(String table, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), table);
        String[] args = Stream.concat(
                Stream.of("evaluate", file.toString(), "--json", "-"), Arrays.stream(options))
                .toArray(String[]::new);
        return CommandRun.alone(args);
    }
}
