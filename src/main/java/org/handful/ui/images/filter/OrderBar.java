package org.handful.ui.images.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.handful.run.intake.Computed;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.gallery.GalleryModel;
import org.handful.ui.images.gallery.Grouping;
import org.handful.ui.images.gallery.Sorting;
import org.handful.ui.images.intake.ComputedView;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menus that group and sort the gallery; what cannot be known yet says what it needs. FX thread. */
public final class OrderBar {
    private final GalleryModel model;
    private final ProjectModel project;
    private final Facts facts;
    private final Texts texts;
    private final ScopeWords words;

    public OrderBar(GalleryModel model, ProjectModel project, Facts facts, Texts texts) {
        this.model = model;
        this.project = project;
        this.facts = facts;
        this.texts = texts;
        this.words = new ScopeWords(texts);
    }

    /** Makes the two menus what they are; they are filled whenever they open. */
    public void install(MenuButton group, MenuButton sort) {
        group.setOnShowing(e -> group.getItems().setAll(groups()));
        sort.setOnShowing(e -> sort.getItems().setAll(sortings()));
        group.getItems().setAll(groups());
        sort.getItems().setAll(sortings());
        model.grouping().subscribe(g -> say(group, "images.group", g instanceof Grouping.ByComputed(Computed c) ? plain(c) : name(g),
                g instanceof Grouping.ByComputed));
        model.sorting().subscribe(s -> say(sort, "images.sort", computed(s).map(this::plain).orElseGet(() -> name(s)),
                computed(s).isPresent()));
    }

    /** In a button there is room for the sign of what was computed, but not always for the word. */
    private void say(MenuButton button, String key, String name, boolean computed) {
        button.setText(texts.get(key, name));
        button.setGraphic(computed ? new FontIcon(ComputedView.ICON) : null);
        button.setAccessibleText(computed ? texts.get("intake.computed.marked", button.getText()) : button.getText());
    }

    private List<MenuItem> groups() {
        List<MenuItem> items = new ArrayList<>();
        List<Grouping> groupings = new ArrayList<>(List.of(new Grouping.None(), new Grouping.ByClass(),
                new Grouping.BySplit(), new Grouping.ByPrediction()));
        project.dataset().get().attributeNames().forEach(a -> groupings.add(new Grouping.ByAttribute(a)));
        for (Computed c : Computed.values()) {
            groupings.add(new Grouping.ByComputed(c));
        }
        boolean run = facts.run().get().known();
        for (Grouping g : groupings) {
            if (g.equals(new Grouping.ByComputed(Computed.values()[0]))) {
                items.add(new SeparatorMenuItem());
            }
            var item = new RadioMenuItem(name(g));
            item.setId("images.group." + id(g));
            item.setMnemonicParsing(false);
            item.setSelected(g.equals(model.grouping().get()));
            item.setDisable(g instanceof Grouping.ByPrediction && !run);
            item.setOnAction(e -> model.grouping().set(g));
            mark(item, g instanceof Grouping.ByComputed);
            items.add(item);
        }
        if (!run) {
            items.add(new SeparatorMenuItem());
            items.add(hint("images.group.needs"));
        }
        return items;
    }

    private List<MenuItem> sortings() {
        List<MenuItem> items = new ArrayList<>();
        for (Sorting s : Sorting.values()) {
            var item = new RadioMenuItem(name(s));
            item.setId("images.sort." + s.name().toLowerCase(Locale.ROOT));
            item.setSelected(s == model.sorting().get());
            item.setDisable(!known(s));
            item.setOnAction(e -> model.sorting().set(s));
            mark(item, computed(s).isPresent());
            items.add(item);
        }
        items.add(new SeparatorMenuItem());
        var reversed = new CheckMenuItem(texts.get("images.sort.reversed"));
        reversed.setId("images.sort.reversed");
        reversed.setSelected(model.reversed().get());
        reversed.setOnAction(e -> model.reversed().set(reversed.isSelected()));
        items.add(reversed);
        if (!known(Sorting.CONFIDENCE)) {
            items.add(hint("images.sort.needs"));
        } else if (!known(Sorting.DISTANCE)) {
            items.add(hint("images.sort.needs.embeddings"));
        }
        return items;
    }

    private boolean known(Sorting sorting) {
        return switch (sorting.need()) {
            case NOTHING, PIXELS -> true;
            case RUN -> facts.run().get().known();
            case EMBEDDINGS -> facts.embedded().get();
        };
    }

    private static Optional<Computed> computed(Sorting sorting) {
        return switch (sorting) {
            case BRIGHTNESS -> Optional.of(Computed.BRIGHTNESS);
            case SHARPNESS -> Optional.of(Computed.SHARPNESS);
            default -> Optional.empty();
        };
    }

    private String plain(Computed attribute) {
        return texts.get("intake.computed." + attribute.name());
    }

    /** What was computed has the sign of what was computed everywhere. */
    private static void mark(MenuItem item, boolean computed) {
        if (computed) {
            item.setGraphic(new FontIcon(ComputedView.ICON));
        }
    }

    private MenuItem hint(String key) {
        var item = new MenuItem(texts.get(key));
        item.setId(key);
        item.setDisable(true);
        return item;
    }

    private String name(Sorting sorting) {
        return computed(sorting).map(words::computed)
                .orElseGet(() -> texts.get("images.sort." + sorting.name().toLowerCase(Locale.ROOT)));
    }

    private String name(Grouping grouping) {
        return switch (grouping) {
            case Grouping.ByAttribute(String name) -> name;
            case Grouping.ByComputed(Computed attribute) -> words.computed(attribute);
            default -> texts.get("images.group." + id(grouping));
        };
    }

    private static String id(Grouping grouping) {
        return switch (grouping) {
            case Grouping.None() -> "none";
            case Grouping.ByClass() -> "class";
            case Grouping.BySplit() -> "split";
            case Grouping.ByPrediction() -> "prediction";
            case Grouping.ByAttribute(String name) -> "attribute." + name;
            case Grouping.ByComputed(Computed attribute) -> "computed." + attribute.name().toLowerCase(Locale.ROOT);
        };
    }
}
