package org.handful.ui.train.names;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.handful.method.AdaptationMethod;
import org.handful.run.result.ImportOptions;
import org.handful.run.text.TextInfo;
import org.handful.run.text.TextShelf;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.ImportWords;

/** The embeddings of the class names of a project of embeddings, and which methods can do what with them. FX thread. */
public final class NamesModel {
    /** @param possible whether the project can have some */
    private record State(boolean possible, Optional<TextInfo> texts) {}

    private final UiKit kit;
    private final ProjectModel project;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>();

    public NamesModel(UiKit kit, ProjectModel project) {
        this.kit = kit;
        this.project = project;
        project.looks().subscribe(_ -> look());
    }

    private void look() {
        TextShelf shelf = project.session().texts();
        state.set(new State(shelf.possible(), shelf.current()));
    }

    /** Whether the project can have some at all: it is one of embeddings. */
    public ObservableValue<Boolean> possible() {
        return state.map(State::possible);
    }

    /** Whether there are some, of whatever use. */
    ObservableValue<Boolean> there() {
        return state.map(s -> s.texts().isPresent());
    }

    /** What there is, in words. */
    ObservableValue<String> line() {
        return state.map(s -> s.texts().map(this::words).orElse(kit.texts().get("setup.names.none")));
    }

    /** Changes when {@link #obstacle} may say something else. */
    public ReadOnlyObjectProperty<?> changes() {
        return state.getReadOnlyProperty();
    }

    /** Those of the methods that this project can have a use for. */
    public List<AdaptationMethod<?>> offered(List<AdaptationMethod<?>> methods) {
        return methods.stream().filter(m -> !m.needsText() || state.get().possible()).toList();
    }

    /** Why a method cannot learn for want of them, in words; null when it can. */
    public String obstacle(AdaptationMethod<?> method) {
        Optional<TextInfo> texts = state.get().texts();
        if (!method.needsText() || texts.filter(TextInfo::usable).isPresent()) {
            return null;
        }
        return texts.map(this::words).orElse(kit.texts().get("setup.names.needed"));
    }

    /** Ids without those of methods that cannot learn now. */
    public List<String> able(List<AdaptationMethod<?>> methods, Set<String> ids) {
        return offered(methods).stream().filter(m -> ids.contains(m.id()) && obstacle(m) == null)
                .map(AdaptationMethod::id).toList();
    }

    /** Takes them from a file, in place of those that there are. */
    public void add(Path file) {
        project.importImages(List.of(file), ImportOptions.DEFAULT,
                report -> kit.notices().show(new ImportWords(kit.texts()).notice(report)));
    }

    void remove() {
        state.get().texts().ifPresent(t -> {
            project.edit(session -> session.texts().remove());
            project.offerUndo(kit.texts().get("setup.names.removed", t.name()), kit.texts().get("setup.names.undo"));
        });
    }

    private String words(TextInfo t) {
        if (!t.fits()) {
            return kit.texts().get("setup.names.length", t.name(), t.dim(), t.wanted());
        }
        return t.missing().isEmpty() ? kit.texts().get("setup.names.used", t.name(), t.classes())
                : kit.texts().get("setup.names.missing", t.name(), t.missing().getFirst(), t.missing().size() - 1);
    }
}
