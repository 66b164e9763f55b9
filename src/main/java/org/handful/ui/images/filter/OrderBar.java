package org.handful.ui.images.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Texts;
import org.handful.ui.images.facts.Facts;
import org.handful.ui.images.gallery.GalleryModel;
import org.handful.ui.images.gallery.Grouping;
import org.handful.ui.images.gallery.Sorting;

/** The menus that group and sort the gallery; what cannot be known yet says what it needs. FX thread. */
public final class OrderBar {
    private final GalleryModel model;
    private final ProjectModel project;
    private final Facts facts;
    private final Texts texts;

    public OrderBar(GalleryModel model, ProjectModel project, Facts facts, Texts texts) {
        this.model = model;
        this.project = project;
        this.facts = facts;
        this.texts = texts;
    }

    /** Makes the two menus what they are; they are filled whenever they open. */
    public void install(MenuButton group, MenuButton sort) {
        group.setOnShowing(e -> group.getItems().setAll(groups()));
        sort.setOnShowing(e -> sort.getItems().setAll(sortings()));
        group.getItems().setAll(groups());
        sort.getItems().setAll(sortings());
        model.grouping().subscribe(g -> group.setText(texts.get("images.group", name(g))));
        model.sorting().subscribe(s -> sort.setText(texts.get("images.sort", name(s))));
    }

    private List<MenuItem> groups() {
        List<MenuItem> items = new ArrayList<>();
        List<Grouping> groupings = new ArrayList<>(List.of(new Grouping.None(), new Grouping.ByClass(),
                new Grouping.BySplit(), new Grouping.ByPrediction()));
        project.dataset().get().attributeNames().forEach(a -> groupings.add(new Grouping.ByAttribute(a)));
        boolean run = facts.run().get().known();
        for (Grouping g : groupings) {
            var item = new RadioMenuItem(name(g));
            item.setId("images.group." + id(g));
            item.setMnemonicParsing(false);
            item.setSelected(g.equals(model.grouping().get()));
            item.setDisable(g instanceof Grouping.ByPrediction && !run);
            item.setOnAction(e -> model.grouping().set(g));
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
            case NOTHING -> true;
            case RUN -> facts.run().get().known();
            case EMBEDDINGS -> facts.embedded().get();
        };
    }

    private MenuItem hint(String key) {
        var item = new MenuItem(texts.get(key));
        item.setId(key);
        item.setDisable(true);
        return item;
    }

    private String name(Sorting sorting) {
        return texts.get("images.sort." + sorting.name().toLowerCase(Locale.ROOT));
    }

    private String name(Grouping grouping) {
        return grouping instanceof Grouping.ByAttribute(String name) ? name : texts.get("images.group." + id(grouping));
    }

    private static String id(Grouping grouping) {
        return switch (grouping) {
            case Grouping.None() -> "none";
            case Grouping.ByClass() -> "class";
            case Grouping.BySplit() -> "split";
            case Grouping.ByPrediction() -> "prediction";
            case Grouping.ByAttribute(String name) -> "attribute." + name;
        };
    }
}
