package org.handful.ui.train.profile;

import java.text.Collator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.handful.run.Workbench;
import org.handful.ui.common.Notice;
import org.handful.ui.common.UiKit;

/** The setups that a person has kept under a name, in every project; no part of undo. FX thread. */
public final class ProfilesModel {
    private final UiKit kit;
    private final ProfileStore store;
    private final ObservableValue<Setup> setup;
    private final Consumer<Setup> apply;
    private final ObservableList<Profile> all = FXCollections.observableArrayList();
    private final ObservableList<Profile> readOnly = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<Profile> chosen = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<Boolean> changed;

    /**
     * @param setup what is set up now; null while it cannot be used
     * @param apply sets up what it is given
     */
    public ProfilesModel(UiKit kit, Workbench workbench, ObservableValue<Setup> setup, Consumer<Setup> apply) {
        this.kit = kit;
        this.store = new ProfileStore(workbench);
        this.setup = setup;
        this.apply = apply;
        this.changed = Bindings.createBooleanBinding(
                () -> chosen.get() != null && !chosen.get().setup().equals(setup.getValue()), chosen, setup);
        all.setAll(store.read());
    }

    /** Goes on where another one was. */
    public void takeOver(ProfilesModel before) {
        all.setAll(before.all);
        chosen.set(before.chosen.get());
    }

    /** By name. */
    public ObservableList<Profile> all() {
        return readOnly;
    }

    /** The one that was applied or saved last; null when there is none. */
    public ReadOnlyObjectProperty<Profile> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** What is set up now; null while it cannot be used. */
    ObservableValue<Setup> setup() {
        return setup;
    }

    /** Whether something else is set up than the chosen one holds. */
    public ObservableValue<Boolean> changed() {
        return changed;
    }

    public void apply(Profile profile) {
        apply.accept(profile.setup());
        chosen.set(profile);
    }

    /** Why what is set up cannot be kept under this name, in words; null when it can. */
    public String complaint(String name) {
        return setup.getValue() == null ? kit.texts().get("setup.profile.unsound") : blank(name);
    }

    /** Why the chosen one cannot be called so, in words; null when it can. */
    public String renameComplaint(String name) {
        return named(name).filter(p -> p != chosen.get()).isPresent()
                ? kit.texts().get("setup.profile.taken", name.strip()) : blank(name);
    }

    /** Whether saving under this name replaces one. */
    public boolean replaces(String name) {
        return named(name).isPresent();
    }

    /** Keeps what is set up; one of the same name is replaced. */
    public void save(String name) {
        if (complaint(name) == null) {
            put(named(name).orElse(null), new Profile(name.strip(), setup.getValue()));
        }
    }

    /** Gives the chosen one another name. */
    public void rename(String name) {
        if (chosen.get() != null && renameComplaint(name) == null) {
            put(chosen.get(), new Profile(name.strip(), chosen.get().setup()));
        }
    }

    /** Deletes the chosen one, and offers it back. */
    public void delete() {
        Profile gone = chosen.get();
        if (gone == null) {
            return;
        }
        all.remove(gone);
        chosen.set(null);
        store();
        kit.notices().show(new Notice(Notice.Kind.INFO, kit.texts().get("setup.profile.deleted", gone.name()), List.of(),
                new Notice.Action(kit.texts().get("setup.profile.undo"), () -> {
                    if (named(gone.name()).isEmpty()) {
                        put(null, gone);
                    }
                })));
    }

    private String blank(String name) {
        return name.isBlank() ? kit.texts().get("setup.profile.unnamed") : null;
    }

    private Optional<Profile> named(String name) {
        return all.stream().filter(p -> p.name().equalsIgnoreCase(name.strip())).findFirst();
    }

    private void put(Profile before, Profile now) {
        all.remove(before);
        all.add(now);
        all.sort((a, b) -> Collator.getInstance().compare(a.name(), b.name()));
        chosen.set(now);
        store();
    }

    private void store() {
        List<Profile> now = List.copyOf(all);
        kit.background().edit(() -> store.write(now));
    }
}
