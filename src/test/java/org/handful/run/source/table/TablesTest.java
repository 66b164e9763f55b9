package org.handful.run.source.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handful.error.InputException;
import org.handful.error.StorageException;
import org.handful.model.SplitRole;
import org.handful.run.source.table.TableReport.Place;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
    @TempDir
    private Path dir;

    @Test
    void labelsSplitAndAttributes() throws Exception {
        var table = LabelTable.read(file("""
                \uFEFFimage,label,split,background,"camera, lens"
                ant/1.jpg,ant,support,grass,"a ""quoted"" one"
                .\\bee\\2.jpg,bee,TEST,,
                3.jpg,,off,sand,x
                4.jpg,ant
                """));
        assertThat(table.attributes()).containsExactly("background", "camera, lens");
        assertThat(table.entries().get("ant/1.jpg")).isEqualTo(new LabelTable.Entry("ant", SplitRole.SUPPORT,
                Map.of("background", "grass", "camera, lens", "a \"quoted\" one")));
        assertThat(table.entries().get("bee/2.jpg"))
                .isEqualTo(new LabelTable.Entry("bee", SplitRole.TEST, Map.of()));
        assertThat(table.entries().get("3.jpg").label()).isNull();
        assertThat(table.entries().get("3.jpg").role()).isEqualTo(SplitRole.OFF);
        assertThat(table.entries().get("4.jpg").role()).isEqualTo(SplitRole.ANY);
    }

    @Test
    void whatDoesNotFitIsReportedWithItsLine() throws Exception {
        var table = AttributeTable.read(file("""
                image,background,light
                a.jpg,"gr
                ass",
                b.jpg,sand,day
                a.jpg,snow,night
                gone.jpg,,
                """));
        assertThat(table.attributes()).containsExactly("background", "light");
        assertThat(table.values()).containsEntry("a.jpg", Map.of("background", "gr\nass"));
        assertThat(table.report(Set.of("a.jpg", "b.jpg", "c.jpg"))).isEqualTo(new TableReport(
                List.of(new Place(6, "gone.jpg", "image")),
                List.of(new Place(2, "a.jpg", "light")),
                List.of(new Place(5, "a.jpg", "image")),
                List.of("c.jpg")));
        assertThat(AttributeTable.read(file("image,x\na.jpg,1\n")).report(Set.of("a.jpg")).clean()).isTrue();
    }

    @Test
    void semicolonsSeparateAsSpreadsheetsWriteThemInGerman() throws Exception {
        AttributeTable table = AttributeTable.read(file("image;place;note\na.jpg;\"Wald; feucht\";1,5\nb.jpg;Ufer\n"));
        assertThat(table.attributes()).containsExactly("place", "note");
        assertThat(table.values()).containsEntry("a.jpg", Map.of("place", "Wald; feucht", "note", "1,5"))
                .containsEntry("b.jpg", Map.of("place", "Ufer"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "picture,label\\n                   | 1 | the first column must be called image, not picture",
        "image;label\\na;b\\nc;d;e\\n       | 3 | there are 3 values for 2 columns",
        "image\\na\\n                       | 1 | the second column must be called label",
        "image,label,background\\n          | 1 | the third column must be called split, not background",
        "image,label,split,x,x\\n           | 1 | the column x is there twice",
        "image,label,split,\\n              | 1 | a column has no name",
        "image,label\\na,b\\nc,d,e\\n       | 3 | there are 3 values for 2 columns",
        "image,label\\n\\na,b\\n,d\\n       | 4 | the first column, image, is empty",
        "image,label,split\\na,b,train\\n   | 2 | split can be support, test, off or empty, not train",
        "image,label\\na,b\\n\"c,d\\n       | 3 | a quoted value is not closed",
        "''                                 | 1 | the table is empty"})
    void mistakesAreNamedWithFileAndLine(String text, int line, String what) throws Exception {
        Path file = file(text.replace("\\n", "\n"));
        var e = catchThrowableOfType(InputException.class, () -> LabelTable.read(file));
        assertThat(e.problem()).isEqualTo(InputException.Problem.BAD_TABLE);
        assertThat(e.argument(0)).isEqualTo(file);
        assertThat(e.argument(1)).isEqualTo((long) line);
        assertThat((String) e.argument(2)).startsWith(what);
    }

    @Test
    void textThatIsNotUtf8IsNamedWithItsLine() throws Exception {
        Path file = dir.resolve("latin.csv");
        Files.write(file, "image,x\na,1\nb,gr\u00FCn\n".getBytes(StandardCharsets.ISO_8859_1));
        var e = catchThrowableOfType(InputException.class, () -> AttributeTable.read(file));
        assertThat(e.argument(1)).isEqualTo(3L);
    }

    @Test
    void aMissingFileIsSaid() {
        assertThat(catchThrowableOfType(StorageException.class, () -> AttributeTable.read(dir.resolve("no.csv"))))
                .hasMessageContaining("no.csv").hasMessageContaining("there is no such file");
    }

    @Test
    void theTableOfTenThousandPhotographsIsRead() throws Exception {
        Path file = Path.of(System.getProperty("handful.shared", "../shared"), "data/cifar10_test/attributes.csv");
        Assumptions.assumeTrue(Files.isRegularFile(file), "handful.shared has no data: skipped its attribute table");
        var table = AttributeTable.read(file);
        assertThat(table.values()).hasSize(10_000).containsEntry("ship/0000.jpg", Map.of("background", "colour3"));
        assertThat(table.report(table.values().keySet()).clean()).isTrue();
    }

    private Path file(String text) throws IOException {
        Path file = dir.resolve("table.csv");
        Files.writeString(file, text);
        return file;
    }
}
