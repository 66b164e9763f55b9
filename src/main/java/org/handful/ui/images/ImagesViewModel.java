package org.handful.ui.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.run.intake.TableOutcome;
import org.handful.run.result.ImportOptions;
import org.handful.run.result.ImportReport;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Notice;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Selection;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.drop.DropPlace;
import org.handful.ui.common.drop.Dropped;
import org.handful.ui.common.drop.Incoming;
import org.handful.ui.common.part.ImportPlan;
import org.handful.ui.common.part.ImportWords;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.filter.FilterModel;
import org.handful.ui.images.gallery.Gallery;
import org.handful.ui.images.gallery.GalleryActions;
import org.handful.ui.images.gallery.GalleryModel;
import org.handful.ui.images.gallery.Lane;
import org.handful.ui.images.gallery.Picking;
import org.handful.ui.images.intake.DuplicatesModel;
import org.handful.ui.images.intake.MeasuresModel;
import org.handful.ui.images.label.Labelling;
import org.handful.ui.images.label.TypeAhead;
import org.handful.ui.images.viewer.ViewerModel;

/** The Images screen: its parts put together, and what comes in and goes out. FX thread. */
public final class ImagesViewModel implements GalleryActions {
    private static final Scope FLAWED = new Scope.Flawed();

    private final ProjectModel project;
    private final Selection selection;
    private final ImageFilter filter;
    private final UiKit kit;
    private final Facts facts;
    private final MeasuresModel measures;
    private final DuplicatesModel duplicates;
    private final GalleryModel gallery;
    private final Picking picking;
    private final Labelling labelling;
    private final TypeAhead typeAhead;
    private final FilterModel chips;
    private final ViewerModel viewer;
    private final StringBinding summary;
    private final BooleanBinding empty;
    private final BooleanBinding nothingFound;

    public ImagesViewModel(
            ProjectModel project, Selection selection, ImageFilter filter, Navigation navigation, UiKit kit) {
        this.project = project;
        this.selection = selection;
        this.filter = filter;
        this.kit = kit;
        facts = new Facts(project, navigation, kit);
        measures = new MeasuresModel(project, kit);
        duplicates = new DuplicatesModel(project, kit);
        gallery = new GalleryModel(project, filter, facts, measures, kit);
        picking = new Picking(selection, gallery);
        labelling = new Labelling(project, selection, gallery, picking, kit);
        typeAhead = new TypeAhead(labelling, selection);
        chips = new FilterModel(project, filter, facts, measures, kit);
        viewer = new ViewerModel(project, gallery, picking, facts);
        summary = Bindings.createStringBinding(this::summarise, gallery.gallery(), selection.names());
        empty = Bindings.createBooleanBinding(() -> data().size() == 0, project.dataset());
        nothingFound = Bindings.createBooleanBinding(
                () -> data().size() > 0 && gallery.gallery().get().size() == 0 && filter.active().get(),
                gallery.gallery());
        project.dataset().addListener((o, before, now) -> {
            if (!selection.names().get().isEmpty()) {
                selection.retain(names(now));
            }
        });
    }

    /** Goes on where another one of the same project was. */
    void takeOver(ImagesViewModel before) {
        gallery.takeOver(before.gallery);
        viewer.open(before.viewer.viewed().get());
    }

    ProjectModel project() {
        return project;
    }

    Selection selection() {
        return selection;
    }

    ImageFilter filter() {
        return filter;
    }

    Facts facts() {
        return facts;
    }

    /** What was computed from the pixels. */
    public MeasuresModel measures() {
        return measures;
    }

    /** Images that look almost the same. */
    public DuplicatesModel duplicates() {
        return duplicates;
    }

    GalleryModel gallery() {
        return gallery;
    }

    Picking picking() {
        return picking;
    }

    Labelling labelling() {
        return labelling;
    }

    TypeAhead typeAhead() {
        return typeAhead;
    }

    FilterModel chips() {
        return chips;
    }

    ViewerModel viewer() {
        return viewer;
    }

    /** {@code 124 images, 3 selected}. */
    StringBinding summary() {
        return summary;
    }

    BooleanBinding empty() {
        return empty;
    }

    /** True when there are images and the filter shows none. */
    BooleanBinding nothingFound() {
        return nothingFound;
    }

    /** Shows the images that may be of little use, and no others; or all again. */
    void showFlawed() {
        boolean shown = filter.has(FLAWED);
        filter.clear();
        if (!shown) {
            filter.toggle(FLAWED);
        }
    }

    /** Whether those that may be of little use are what is shown. */
    boolean flawedShown() {
        return filter.has(FLAWED);
    }

    /** Of those that are shown the ones that are selected, or all when none is. */
    List<Sample> toCallFine() {
        Gallery now = gallery.gallery().get();
        List<Sample> shown = now.names().stream().map(n -> now.at(now.placeOf(n))).toList();
        List<Sample> chosen = shown.stream().filter(s -> selection.contains(s.image().name())).toList();
        return chosen.isEmpty() ? shown : chosen;
    }

    /** Takes the selected images out of the project. */
    void remove() {
        List<String> images = new ArrayList<>(selection.names().get());
        if (images.isEmpty()) {
            return;
        }
        viewer.close();
        project.edit(s -> s.removeImages(images));
        project.offerUndo(kit.texts().get("images.removed", images.size()), kit.texts().get("images.undo"));
    }

    /** Imports what was dropped or chosen; tables among it are read as such. */
    void add(List<Path> files) {
        if (tables(files)) {
            files.forEach(this::addTable);
        } else if (!files.isEmpty()) {
            kit.background().load("images.plan", () -> ImportPlan.of(files), this::add);
        }
    }

    private boolean tables(List<Path> files) {
        return data().size() > 0 && DropPlace.tables(files);
    }

    /** Gives the images that are there the labels and attributes of a table. */
    private void addTable(Path table) {
        project.edit(s -> s.intake().readTable(table), this::told);
    }

    private Notice told(TableOutcome outcome) {
        Texts texts = kit.texts();
        List<String> sentences = new ArrayList<>();
        sentences.add(texts.get("intake.table", outcome.table(), outcome.changed()));
        if (!outcome.attributes().isEmpty()) {
            sentences.add(texts.get("intake.table.attributes", String.join(", ", outcome.attributes())));
        }
        if (outcome.strangers() > 0) {
            sentences.add(texts.get("intake.table.strangers", outcome.strangers()));
        }
        return new Notice(outcome.remarks().isEmpty() ? Notice.Kind.GOOD : Notice.Kind.CAUTION,
                String.join(" ", sentences), outcome.remarks(), outcome.changed() == 0 ? null
                        : new Notice.Action(texts.get("images.undo"), project::undo));
    }

    /** Imports what another program gave, without a class if nothing says one. */
    public void add(Dropped dropped) {
        incoming(null).take(dropped);
    }

    /** Imports. */
    public void add(ImportPlan plan) {
        if (plan.pictures().isEmpty()) {
            project.importImages(plan.sources(), plan.options(), report -> kit.notices().show(told(report, plan.options())));
        } else {
            project.follow(project.session().intake().take(plan.pictures(), plan.options().intoClass()),
                    report -> kit.notices().show(told(report, plan.options())));
        }
    }

    /** With a way to what the tables tell of images that were in, else to the look-alikes that came in. */
    private Notice told(ImportReport report, ImportOptions options) {
        Notice notice = new ImportWords(kit.texts()).notice(report);
        List<Path> tables = Stream.of(options.labels(), options.attributes()).flatMap(Optional::stream).toList();
        if (report.kept() > 0 && !tables.isEmpty()) {
            return new Notice(notice.kind(), notice.text(), notice.details(), new Notice.Action(
                    kit.texts().get("intake.table.take"), () -> tables.forEach(this::addTable)));
        }
        return report.exactDuplicates() + report.nearDuplicates() == 0 ? notice
                : new Notice(notice.kind(), notice.text(), notice.details(), new Notice.Action(
                        kit.texts().get("intake.duplicates.review"), duplicates::review));
    }

    @Override
    public void view(String name) {
        viewer.open(name);
    }

    @Override
    public boolean takesImages(Lane lane) {
        return labelling.takes(lane);
    }

    @Override
    public boolean takesFiles(Lane lane) {
        return lane instanceof Lane.OfClass(String name) && name != null;
    }

    @Override
    public void dropImages(List<String> images, Lane lane) {
        labelling.move(images, lane);
    }

    @Override
    public void drop(Dropped dropped, Lane lane) {
        incoming(lane instanceof Lane.OfClass(String name) ? name : null).take(dropped);
    }

    /** @param name of the class that it is for, or null */
    private Incoming incoming(String name) {
        Optional<String> intoClass = Optional.ofNullable(name);
        return new Incoming(kit, files -> {
            // Of a table no class is meant, wherever it was dropped.
            if (name == null || tables(files)) {
                add(files);
            } else {
                add(new ImportPlan(files, new ImportOptions(Optional.empty(), Optional.empty(), false, intoClass)));
            }
        }, picture -> add(ImportPlan.of(picture, intoClass)));
    }

    Dataset data() {
        return project.dataset().get();
    }

    private String summarise() {
        int shown = gallery.gallery().get().size();
        int all = data().size();
        int chosen = selection.names().get().size();
        Texts texts = kit.texts();
        if (shown != all) {
            return chosen == 0 ? texts.get("images.count.some", shown, all)
                    : texts.get("images.count.some.selected", shown, all, chosen);
        }
        String images = texts.get("images.count", all);
        return chosen == 0 ? images : texts.get("images.count.selected", images, chosen);
    }

    private static Set<String> names(Dataset dataset) {
        return dataset.samples().stream().map(s -> s.image().name()).collect(Collectors.toSet());
    }
}
