package org.handful.ui.images.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.model.SplitRole;
import org.handful.run.intake.Computed;
import org.handful.run.intake.MeasureTable;
import org.handful.ui.common.ImageFilter.Scope.Found;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.facts.RunFindings;
import org.handful.ui.images.intake.MeasuresModel;

/** The filter as chips with counts, and everything it could be narrowed to. FX thread; counts in the background. */
public final class FilterModel {
    /** A scope and how many images it has, whatever else is asked for. */
    public record Choice(Scope scope, int count) {}

    /** What is asked for. @param count images that have it @param shown how many of them the whole filter leaves */
    public record Chip(Scope scope, int count, int shown) {}

    /** Choices of one kind. @param attribute its name, where the kind is that */
    public record Section(Kind kind, String attribute, List<Choice> choices) {
        /** What the choices are about. */
        public enum Kind {
            FOUND,
            CLASS,
            SPLIT,
            ATTRIBUTE,
            /** An attribute that was computed. */
            COMPUTED
        }
    }

    /** Values of one attribute that a menu can hold. */
    private static final int MOST_VALUES = 100;

    private final ProjectModel project;
    private final ImageFilter filter;
    private final Facts facts;
    private final MeasuresModel measures;
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<List<Chip>> chips = new ReadOnlyObjectWrapper<>(List.of());

    public FilterModel(
            ProjectModel project, ImageFilter filter, Facts facts, MeasuresModel measures, UiKit kit) {
        this.project = project;
        this.filter = filter;
        this.facts = facts;
        this.measures = measures;
        this.kit = kit;
        for (Observable o : List.of(project.dataset(), filter.scopes(), filter.query(), measures.table())) {
            o.addListener(changed -> countChips());
        }
    }

    public ImageFilter filter() {
        return filter;
    }

    /** What is asked for now. */
    public ReadOnlyObjectProperty<List<Chip>> chips() {
        return chips.getReadOnlyProperty();
    }

    /** Name of the run that wrong images and label issues are of; empty before there is one. */
    public String run() {
        return facts.run().get().name();
    }

    /** Everything that can be asked for, counted in the background. */
    public void sections(Consumer<List<Section>> ready) {
        Dataset data = project.dataset().get();
        RunFindings run = facts.run().get();
        MeasureTable table = measures.table().get();
        kit.background().load("gallery.choices", () -> sections(data, run, table), ready);
    }

    private void countChips() {
        Dataset data = project.dataset().get();
        Set<Scope> scopes = filter.scopes().get();
        MeasureTable table = measures.table().get();
        Predicate<Sample> wanted = filter.test(data.labels(), table);
        kit.background().load("gallery.chips", () -> chips(data, List.copyOf(scopes), wanted, table), chips::set);
    }

    private static List<Chip> chips(
            Dataset data, List<Scope> scopes, Predicate<Sample> wanted, MeasureTable table) {
        List<Sample> left = data.samples().stream().filter(wanted).toList();
        return choices(data, scopes, table).stream().map(c -> new Chip(c.scope(), c.count(),
                (int) left.stream().filter(c.scope().test(data.labels(), table)).count())).toList();
    }

    private static List<Section> sections(Dataset data, RunFindings run, MeasureTable table) {
        List<Section> sections = new ArrayList<>();
        List<Scope> found = new ArrayList<>();
        if (run.known()) {
            found.add(new Found(Found.Finding.WRONG, run.id(), run.wrong()));
            found.add(new Found(Found.Finding.LABEL_ISSUE, run.id(), run.doubtful()));
        }
        if (choices(data, List.of(new Scope.Flawed()), table).getFirst().count() > 0) {
            found.add(new Scope.Flawed());
        }
        if (!found.isEmpty()) {
            sections.add(new Section(Section.Kind.FOUND, "", choices(data, found, table)));
        }
        List<Scope> classes = new ArrayList<>(data.labels().names().stream().map(Scope.OfClass::new).toList());
        classes.addFirst(new Scope.Unlabelled());
        sections.add(new Section(Section.Kind.CLASS, "", choices(data, classes, table)));
        sections.add(new Section(Section.Kind.SPLIT, "", choices(data, List.of(
                new Scope.OnSide(SplitRole.SUPPORT), new Scope.OnSide(SplitRole.TEST),
                new Scope.OnSide(SplitRole.ANY), new Scope.OnSide(SplitRole.OFF)), table)));
        for (String attribute : data.attributeNames()) {
            var values = new TreeSet<String>();
            for (Sample s : data.samples()) {
                String value = s.attributes().get(attribute);
                if (value != null) {
                    values.add(value);
                }
            }
            sections.add(new Section(Section.Kind.ATTRIBUTE, attribute, choices(data, values.stream()
                    .limit(MOST_VALUES).map(v -> new Scope.WithValue(attribute, v)).toList(), table)));
        }
        for (Computed attribute : Computed.values()) {
            List<Choice> values = choices(data, data.samples().stream()
                    .map(s -> table.value(attribute, s.image())).flatMap(Optional::stream).distinct().sorted()
                    .map(v -> new Scope.Measured(attribute, v)).toList(), table);
            if (!values.isEmpty()) {
                sections.add(new Section(Section.Kind.COMPUTED, attribute.name(), values));
            }
        }
        return List.copyOf(sections);
    }

    private static List<Choice> choices(Dataset data, List<? extends Scope> scopes, MeasureTable table) {
        var tests = scopes.stream().map(s -> s.test(data.labels(), table)).toList();
        int[] counts = new int[tests.size()];
        for (Sample s : data.samples()) {
            for (int i = 0; i < counts.length; i++) {
                if (tests.get(i).test(s)) {
                    counts[i]++;
                }
            }
        }
        return IntStream.range(0, counts.length).mapToObj(i -> new Choice(scopes.get(i), counts[i])).toList();
    }
}
