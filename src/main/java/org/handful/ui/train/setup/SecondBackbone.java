package org.handful.ui.train.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.handful.method.AdaptationMethod;
import org.handful.method.EmbeddingMethod;
import org.handful.run.result.BackboneInfo;

/** The second backbone of a method that fuses two: none, or another one than the first. FX thread. */
public final class SecondBackbone {
    private final ObservableList<BackboneInfo> backbones;
    private final ObservableValue<BackboneInfo> first;
    private final ObservableList<Optional<BackboneInfo>> choices = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<BackboneInfo>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanBinding offered;
    private final ObservableValue<Boolean> imageless;

    /** @param imageless whether there are embeddings only, which a second backbone cannot make anew */
    public SecondBackbone(ObservableList<BackboneInfo> backbones, ObservableValue<BackboneInfo> first,
            ObservableValue<AdaptationMethod<?>> method, ObservableValue<Boolean> imageless) {
        this.backbones = backbones;
        this.first = first;
        this.imageless = imageless;
        this.offered = Bindings.createBooleanBinding(() -> !imageless.getValue()
                && method.getValue() instanceof EmbeddingMethod<?> m && m.usesAuxiliary(), method, imageless);
        backbones.addListener((ListChangeListener<BackboneInfo>) _ -> renew());
        first.addListener((_, _, _) -> renew());
        renew();
    }

    /** None, and every backbone but the first. */
    public ObservableList<Optional<BackboneInfo>> choices() {
        return choices;
    }

    /** What is chosen of them; null for a moment while they are read again. */
    public ObjectProperty<Optional<BackboneInfo>> chosen() {
        return chosen;
    }

    /** Whether the method can use one. */
    public BooleanBinding offered() {
        return offered;
    }

    /** Of the one that the next run takes; empty for none. */
    public String id() {
        return offered.get() ? chosenId() : "";
    }

    /** The one that a race takes for methods that fuse two, whichever method is chosen; null for none. */
    public ObservableValue<BackboneInfo> forRace() {
        return Bindings.createObjectBinding(() -> imageless.getValue() || chosen.get() == null ? null
                : chosen.get().orElse(null), chosen, imageless);
    }

    /** @return whether it is there to be chosen */
    public boolean choose(String id) {
        Optional<BackboneInfo> found = find(id);
        chosen.set(found);
        return id.isEmpty() || found.isPresent();
    }

    /** Goes on with what was chosen in another one. */
    public void takeOver(SecondBackbone before) {
        choose(before.chosenId());
    }

    private String chosenId() {
        Optional<BackboneInfo> now = chosen.get();
        return now == null ? "" : now.map(BackboneInfo::id).orElse("");
    }

    private Optional<BackboneInfo> find(String id) {
        return choices.stream().flatMap(Optional::stream).filter(b -> b.id().equals(id)).findFirst();
    }

    /** A list that shows the choices drops what is chosen while they change. */
    private void renew() {
        String kept = chosenId();
        List<Optional<BackboneInfo>> now = new ArrayList<>(List.of(Optional.empty()));
        backbones.stream().filter(b -> first.getValue() == null || !b.id().equals(first.getValue().id()))
                .map(Optional::of).forEach(now::add);
        choices.setAll(now);
        chosen.set(find(kept));
    }
}
