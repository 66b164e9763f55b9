package org.handful.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.handful.model.Dataset;
import org.handful.model.ImageRef;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.intake.Computed;
import org.handful.run.intake.DuplicateGroup;
import org.handful.run.intake.MeasureTable;
import org.handful.run.intake.TableOutcome;
import org.handful.run.result.ImageInput;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What comes into a real project beside folders, and what is found out about it. */
class IntakeTest extends InOneProject {
    @BeforeEach
    void open() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("shapes"), 4);
        session.importImages(List.of(images), ImportOptions.DEFAULT).result().get(60, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("every image is measured while it comes in, knows its dates, and keeps both when the project is reopened")
    void measured() throws Exception {
        MeasureTable before = session.intake().measures().table();
        reopen();
        assertThat(session.intake().measures().complete().result().get(60, TimeUnit.SECONDS)).as("none is left").isZero();
        MeasureTable after = session.intake().measures().table();
        for (Sample s : session.dataset().samples()) {
            assertThat(after.measured(s.image())).isPresent().isEqualTo(before.measured(s.image()));
            assertThat(after.value(Computed.ASPECT, s.image())).isPresent();
            assertThat(s.attributes()).as("never mixed with what a person said").isEmpty();
        }
        assertThat(session.intake().times()).hasSize(12).allSatisfy((name, t) -> {
            assertThat(t.added()).hasValueSatisfying(at -> assertThat(at).isBefore(Instant.now().plusSeconds(1)));
            assertThat(t.dated()).isPresent();
        });
    }

    @Test
    @DisplayName("a computed attribute becomes one that a person stands for, and that is undone")
    void adopted() throws Exception {
        session.intake().measures().adopt("Shape", Map.of("disc/0.png", "square", "disc/1.png", "square"));
        assertThat(session.dataset().attributeNames()).containsExactly("Shape");
        session.undo();
        assertThat(session.dataset().attributeNames()).isEmpty();
    }

    @Test
    @DisplayName("an image that a person calls fine is not pointed out any more, also after reopening, until that is undone")
    void fine() throws Exception {
        session.intake().take(List.of(new ImageInput("dark.png", DrawnImages.dark())), Optional.of("disc")).result()
                .get(60, TimeUnit.SECONDS);
        assertThat(flawed()).contains("dark.png");
        session.intake().measures().sayFine(List.of("dark.png", "disc/0.png"));
        assertThat(flawed()).doesNotContain("dark.png");
        reopen();
        session.intake().measures().complete().result().get(60, TimeUnit.SECONDS);
        assertThat(flawed()).doesNotContain("dark.png");
        assertThat(session.undoable()).contains("2 images found to be fine");
        session.undo();
        assertThat(flawed()).contains("dark.png");
        session.redo();
        assertThat(flawed()).doesNotContain("dark.png");
        assertThat(session.check().problems()).isEmpty();
    }

    private List<String> flawed() {
        MeasureTable table = session.intake().measures().table();
        return session.dataset().samples().stream().map(Sample::image).filter(i -> !table.flaws(i).isEmpty())
                .map(ImageRef::name).toList();
    }

    @Test
    @DisplayName("a group of look-alikes that is kept is not shown again, also after reopening, until that is undone")
    void keptDuplicates() throws Exception {
        session.intake().take(List.of(new ImageInput("copy.png", Files.readAllBytes(
                folder.resolve("shapes/disc/0.png")))), Optional.of("disc")).result().get(60, TimeUnit.SECONDS);
        DuplicateGroup group = group();
        Dataset all = session.dataset();
        session.intake().duplicates().keepAll(group);
        reopen();
        assertThat(session.intake().duplicates().open()).noneMatch(g -> g.names().contains("copy.png"));
        session.undo();
        assertThat(group().names()).isEqualTo(group.names());
        session.intake().duplicates().keepOne(group(), "copy.png");
        assertThat(session.dataset().samples()).hasSize(all.size() - group.images().size() + 1);
        session.undo();
        assertThat(session.dataset()).isEqualTo(all);
    }

    private DuplicateGroup group() throws Exception {
        return session.intake().duplicates().open().stream().filter(g -> g.names().contains("copy.png")).findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("a pasted picture is one image more, labelled, and one step of the history")
    void pasted() throws Exception {
        ImportReport report = session.intake().take(
                List.of(new ImageInput("pasted.png", DrawnImages.disc(77))), Optional.of("new"))
                .result().get(60, TimeUnit.SECONDS);
        assertThat(report.added()).containsExactly("pasted.png");
        assertThat(session.dataset().labels().names()).contains("new");
        session.undo();
        assertThat(session.dataset().samples()).hasSize(12);
    }

    @Test
    @DisplayName("a table gives attributes to images that are there and says which rows it could not use")
    void table() throws Exception {
        Path table = Files.writeString(folder.resolve("site.csv"),
                "image,site\ndisc/0.png,rock\ndisc/1.png,\nnowhere.png,bark\n");
        TableOutcome report = session.intake().readTable(table);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.remarks()).hasSize(2).anyMatch(r -> r.contains("nowhere.png"))
                .anyMatch(r -> r.contains("disc/1.png"));
        session.undo();
        assertThat(session.dataset().attributeNames()).isEmpty();
    }

    @Test
    @DisplayName("images that come again with a table keep what they have, and those that the table tells otherwise are counted")
    void again() throws Exception {
        Path table = Files.writeString(folder.resolve("labels.csv"),
                "image,label,split,site\ndisc/0.png,round,,\ndisc/1.png,disc,,\ndisc/2.png,disc,,rock\n");
        Dataset before = session.dataset();
        assertThat(imported(Optional.of(table)).kept()).as("disc/0 is round there, disc/2 lies on rock").isEqualTo(2);
        assertThat(session.dataset().samples()).isEqualTo(before.samples());
        assertThat(imported(Optional.empty()).kept()).isZero();
        session.intake().readTable(table);
        ImportReport told = imported(Optional.of(table));
        assertThat(told.already()).isEqualTo(12);
        assertThat(told.kept()).as("now they have it").isZero();
    }

    private ImportReport imported(Optional<Path> labels) throws Exception {
        return session.importImages(List.of(folder.resolve("shapes")), new ImportOptions(labels, Optional.empty(), false,
                Optional.empty())).result().get(60, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("a table of labels relabels the images that it names, makes classes and fills sides, in one step of the history")
    void labels() throws Exception {
        Dataset before = session.dataset();
        Path table = Files.writeString(folder.resolve("again.csv"), "image;label;split;site\n"
                + "disc/0.png;round;test;rock\ndisc/1.png;disc;;\ndisc/2.png;;support;\nnowhere.png;round;;bark\n");
        TableOutcome outcome = session.intake().readTable(table);
        assertThat(outcome.labels()).isTrue();
        assertThat(outcome.attributes()).containsExactly("site");
        assertThat(outcome.changed()).as("disc/0 and disc/2; disc/1 is a disc already").isEqualTo(2);
        assertThat(outcome.strangers()).isEqualTo(1);
        assertThat(outcome.remarks()).anyMatch(r -> r.contains("line 5") && r.contains("nowhere.png"));

        Map<String, Sample> now = byName(session.dataset());
        assertThat(session.dataset().labels().names()).contains("round");
        assertThat(labelOf("disc/0.png")).isEqualTo("round");
        assertThat(now.get("disc/0.png").role()).isEqualTo(SplitRole.TEST);
        assertThat(now.get("disc/0.png").attributes()).containsEntry("site", "rock");
        assertThat(labelOf("disc/2.png")).as("an empty cell leaves the label").isEqualTo("disc");
        assertThat(now.get("disc/2.png").role()).isEqualTo(SplitRole.SUPPORT);
        assertThat(session.undoable()).hasValueSatisfying(step -> assertThat(step).contains("again.csv").contains("2"));
        session.undo();
        assertThat(session.dataset()).isEqualTo(before);
        session.redo();
        assertThat(labelOf("disc/0.png")).isEqualTo("round");
    }

    @Test
    @DisplayName("a table of labels that would move a locked test set changes nothing")
    void labelsOfLockedTest() throws Exception {
        session.split().lockTest(true);
        Dataset before = session.dataset();
        Path table = Files.writeString(folder.resolve("sides.csv"),
                "image,label,split\ndisc/0.png,round,\ndisc/1.png,round,test\n");
        assertThatThrownBy(() -> session.intake().readTable(table)).hasMessageContaining("disc/1.png");
        assertThat(session.dataset()).isEqualTo(before);
    }

    private String labelOf(String image) {
        Dataset now = session.dataset();
        return now.labels().names().get(byName(now).get(image).label());
    }

    private static Map<String, Sample> byName(Dataset data) {
        return data.samples().stream().collect(Collectors.toMap(s -> s.image().name(), s -> s));
    }

    private void reopen() throws Exception {
        session.close();
        session = workbench.openProject(file);
    }
}
