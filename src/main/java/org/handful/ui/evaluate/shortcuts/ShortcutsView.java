package org.handful.ui.evaluate.shortcuts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.handful.method.Methods;
import org.handful.run.audit.ShortcutAudit;
import org.handful.run.audit.ShortcutAudit.Shortcut;
import org.handful.run.audit.ShortcutAudit.Slice;
import org.handful.ui.common.Texts;
import org.handful.ui.common.part.WhyNot;
import org.handful.ui.common.words.MethodWords;

/** Draws the tab: findings, the most serious first, each with its images and what can be done. FX thread. */
public final class ShortcutsView {
    private final ShortcutsModel model;
    private final WhatIfModel whatIf;
    private final BiConsumer<String, List<String>> pick;
    private final Texts texts;
    private final ShortcutWords words;

    @FXML private Button look;
    @FXML private VBox found;
    @FXML private Label sentence;
    @FXML private VBox findings;
    @FXML private VBox slices;

    /** @param pick shows images beside the tab: what they are, and their names */
    public ShortcutsView(ShortcutsModel model, WhatIfModel whatIf, BiConsumer<String, List<String>> pick, Texts texts) {
        this.model = model;
        this.whatIf = whatIf;
        this.pick = pick;
        this.texts = texts;
        this.words = new ShortcutWords(texts);
    }

    @FXML
    private void initialize() {
        WhyNot.explain(look, model.whyNotLook());
        look.setOnAction(_ -> model.look());
        found.getChildren().add(new WhatIfView(whatIf, texts));
        found.managedProperty().bind(found.visibleProperty());
        model.audit().subscribe(this::show);
    }

    private void show(ShortcutAudit audit) {
        found.setVisible(audit != null);
        findings.getChildren().clear();
        slices.getChildren().clear();
        if (audit == null) {
            return;
        }
        long followed = audit.findings().stream().filter(Shortcut::followed).count();
        long present = audit.findings().stream().filter(s -> s.present() && !s.followed()).count();
        sentence.setText(texts.get(followed > 0 ? "evaluate.shortcuts.some" : present > 0
                ? "evaluate.shortcuts.maybe" : "evaluate.shortcuts.none", followed, present, audit.looked()));
        for (int i = 0; i < audit.findings().size(); i++) {
            findings.getChildren().add(finding(audit.findings().get(i), i));
        }
        if (!audit.silent().isEmpty()) {
            Label silent = line(words.silent(audit.silent()), "text-muted");
            silent.setId("evaluate.shortcutsSilent");
            findings.getChildren().add(silent);
        }
        for (int i = 0; i < audit.slices().size(); i++) {
            slices.getChildren().add(slice(audit.slices().get(i), i));
        }
        if (audit.slices().isEmpty()) {
            slices.getChildren().add(line(texts.get("evaluate.shortcuts.noSlices"), "text-muted"));
        }
    }

    private Node finding(Shortcut s, int index) {
        List<Node> parts = new ArrayList<>();
        parts.add(line(words.title(s), "headline-title"));
        parts.add(line(words.tells(s), ""));
        if (s.present()) {
            parts.add(line(words.follows(s), ""));
            var pull = model.audit().get().pulls().get(s);
            if (pull != null && pull.images() > 0) {
                parts.add(line(words.pull(pull), ""));
            }
            words.wanted(s).forEach(w -> parts.add(line(w, "text-muted")));
            var buttons = new FlowPane(8, 8);
            if (!s.broken().isEmpty()) {
                var images = new Button(texts.get("evaluate.shortcuts.images", s.broken().size()));
                images.setId("evaluate.shortcutImages." + index);
                images.setOnAction(_ -> pick.accept(words.title(s), s.broken()));
                buttons.getChildren().add(images);
            }
            addRemedies(buttons, s, index);
            parts.add(buttons);
        }
        return card("evaluate.shortcut." + index, s.followed(), parts);
    }

    private void addRemedies(FlowPane buttons, Shortcut s, int index) {
        var menu = new MenuButton(texts.get("evaluate.shortcuts.remedy"));
        menu.setId("evaluate.shortcutRemedy." + index);
        var balance = new MenuItem(texts.get("evaluate.shortcuts.balance"));
        balance.setId("evaluate.shortcutRemedy." + index + ".balance");
        balance.setOnAction(_ -> model.balance(s));
        menu.getItems().add(balance);
        MethodWords methods = new MethodWords(texts);
        Methods.all().stream().filter(m -> ShortcutsModel.REMEDIES.contains(m.id())).forEach(m -> {
            var item = new MenuItem(methods.title(m));
            item.setId("evaluate.shortcutRemedy." + index + "." + m.id());
            item.setOnAction(_ -> model.remedy(m.id(), s));
            menu.getItems().add(item);
        });
        buttons.getChildren().add(menu);
        WhyNot.explain(menu, model.whyNotTrain());
    }

    private Node slice(Slice s, int index) {
        var images = new Button(texts.get("evaluate.shortcuts.images", s.images().size()));
        images.setId("evaluate.sliceImages." + index);
        images.setOnAction(_ -> pick.accept(texts.get("evaluate.shortcuts.sliceTitle", index + 1), s.images()));
        return card("evaluate.slice." + index, false,
                List.of(line(texts.get("evaluate.shortcuts.sliceTitle", index + 1), "headline-title"),
                        line(words.slice(s), ""), line(words.collect(s), "text-muted"), images));
    }

    private static Node card(String id, boolean serious, List<Node> parts) {
        var card = new VBox(6, parts.toArray(Node[]::new));
        card.setId(id);
        card.getStyleClass().add("headline");
        if (serious) {
            card.getStyleClass().add("shortcut-followed");
        }
        return card;
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }
}
