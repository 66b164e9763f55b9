package org.handful.ui.images.filter;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import org.handful.run.intake.Computed;
import org.handful.ui.common.ImageFilter.Scope;
import org.handful.ui.common.Texts;
import org.handful.ui.images.filter.FilterModel.Chip;
import org.handful.ui.images.filter.FilterModel.Choice;
import org.handful.ui.images.filter.FilterModel.Section;
import org.handful.ui.images.intake.ComputedView;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu that narrows the gallery, and a chip for each thing it is narrowed to. FX thread. */
public final class FilterBar {
    private final FilterModel model;
    private final Texts texts;
    private final ScopeWords words;
    private final MenuButton menu;
    private final FlowPane chips;

    /** @param menu gets its choices whenever it opens @param chips shown while there are any */
    public FilterBar(FilterModel model, Texts texts, MenuButton menu, FlowPane chips) {
        this.model = model;
        this.texts = texts;
        this.words = new ScopeWords(texts);
        this.menu = menu;
        this.chips = chips;
        menu.getItems().add(new MenuItem(texts.get("images.filter.counting")));
        menu.setOnShowing(e -> model.sections(this::fill));
        model.chips().subscribe(now -> show());
        model.filter().query().subscribe(now -> show());
    }

    private void show() {
        chips.getChildren().setAll(model.chips().get().stream().map(this::chip).toList());
        String searched = model.filter().query().get().strip();
        if (!searched.isEmpty()) {
            chips.getChildren().add(chip("search", texts.get("images.filter.search", searched),
                    texts.get("images.filter.search.remove", searched), () -> model.filter().query().set("")));
        }
        boolean any = !chips.getChildren().isEmpty();
        if (any) {
            var clear = new Button(texts.get("images.filter.clear"));
            clear.setId("images.filter.clear");
            clear.getStyleClass().addAll("flat", "small");
            clear.setOnAction(e -> model.filter().clear());
            chips.getChildren().add(clear);
        }
        chips.setVisible(any);
        chips.setManaged(any);
    }

    private Button chip(Chip chip) {
        String name = words.of(chip.scope());
        String text = chip.shown() == chip.count() ? texts.get("images.filter.chip", name, chip.count())
                : texts.get("images.filter.chip.some", name, chip.shown(), chip.count());
        Button button = chip(ScopeWords.id(chip.scope()), text, tip(chip), () -> model.filter().remove(chip.scope()));
        button.setAccessibleText(texts.get("images.filter.remove", name, chip.count()));
        return button;
    }

    private static Button chip(String id, String text, String tip, Runnable remove) {
        var chip = new Button(text, new FontIcon("fth-x"));
        chip.setId("images.chip." + id);
        chip.getStyleClass().addAll("small", "chip");
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setMnemonicParsing(false);
        chip.setAccessibleText(tip);
        chip.setTooltip(new Tooltip(tip));
        chip.setOnAction(e -> remove.run());
        chip.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DELETE || e.getCode() == KeyCode.BACK_SPACE) {
                remove.run();
                e.consume();
            }
        });
        return chip;
    }

    private String tip(Chip choice) {
        String remove = texts.get("images.filter.remove", words.of(choice.scope()), choice.count());
        return choice.scope() instanceof Scope.Found found ? switch (found.finding()) {
            case WRONG -> texts.get("images.filter.wrong.tip", model.run());
            case LABEL_ISSUE -> texts.get("images.filter.issues.tip", model.run());
        } + " " + remove : choice.scope() instanceof Scope.Flawed
                ? texts.get("images.filter.flaws.tip") + " " + remove : remove;
    }

    private void fill(List<Section> sections) {
        menu.getItems().clear();
        if (model.run().isEmpty()) {
            var needs = new MenuItem(texts.get("images.filter.needs"));
            needs.setId("images.filter.needs");
            needs.setDisable(true);
            menu.getItems().addAll(needs, new SeparatorMenuItem());
        }
        for (Section section : sections) {
            List<CheckMenuItem> items = section.choices().stream().map(this::item).toList();
            if (section.kind() == Section.Kind.FOUND) {
                menu.getItems().addAll(items);
                menu.getItems().add(new SeparatorMenuItem());
            } else {
                var sub = new Menu(title(section));
                sub.setMnemonicParsing(false);
                if (section.kind() == Section.Kind.COMPUTED) {
                    sub.setId("images.filter.computed." + section.attribute().toLowerCase(Locale.ROOT));
                    sub.setGraphic(new FontIcon(ComputedView.ICON));
                }
                sub.getItems().addAll(items);
                menu.getItems().add(sub);
            }
        }
    }

    private String title(Section section) {
        return switch (section.kind()) {
            case CLASS -> texts.get("images.group.class");
            case SPLIT -> texts.get("images.group.split");
            case ATTRIBUTE, FOUND -> section.attribute();
            case COMPUTED -> words.computed(Computed.valueOf(section.attribute()));
        };
    }

    private CheckMenuItem item(Choice choice) {
        var item = new CheckMenuItem(texts.get("images.filter.chip", words.of(choice.scope()), choice.count()));
        item.setId("images.filter." + ScopeWords.id(choice.scope()));
        item.setMnemonicParsing(false);
        item.setSelected(model.filter().has(choice.scope()));
        item.setDisable(choice.count() == 0 && !item.isSelected());
        item.setOnAction(e -> model.filter().toggle(choice.scope()));
        return item;
    }
}
