package org.handful.ui.train.suits;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.handful.eval.paired.PairedCounts;
import org.handful.run.JobProgress;
import org.handful.run.result.BackboneInfo;
import org.handful.ui.common.JobModel;
import org.handful.ui.common.Texts;
import org.handful.ui.common.look.Figures;
import org.handful.ui.train.suits.SuitsModel.Suited;

/** A link below the choice of the backbone that asks each of them, and what they answer. */
public final class SuitsView extends VBox {
    private final SuitsModel model;
    private final Texts texts;
    private final Figures figures;
    private final Consumer<BackboneInfo> choose;
    private final Hyperlink ask = new Hyperlink();
    private final GridPane rows = new GridPane(8, 4);
    private final Label told = new Label();

    /**
     * @param backbones to ask
     * @param choose hears which of them a person takes
     */
    public SuitsView(SuitsModel model, Texts texts, ObservableList<BackboneInfo> backbones,
            Consumer<BackboneInfo> choose) {
        super(4);
        this.model = model;
        this.texts = texts;
        this.figures = new Figures(texts);
        this.choose = choose;
        ask.setId("train.suits.ask");
        ask.getStyleClass().add("caption");
        ask.setText(texts.get("setup.suits.ask"));
        ask.setWrapText(true);
        ask.setMinHeight(USE_PREF_SIZE);
        ask.setOnAction(_ -> {
            ask.setVisited(false);
            model.ask(List.copyOf(backbones));
        });
        ask.disableProperty().bind(model.going().isNotNull());
        told.setId("train.suits.told");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        told.getStyleClass().addAll(Styles.TEXT_MUTED, "caption");
        rows.setId("train.suits.rows");
        // In figures, and to be cancelled, in the status bar: the column is too narrow for them.
        ProgressBar progress = new ProgressBar();
        progress.setId("train.suits.progress");
        progress.getStyleClass().add(Styles.SMALL);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.visibleProperty().bind(model.going().isNotNull());
        progress.managedProperty().bind(progress.visibleProperty());
        progress.progressProperty().bind(model.going().flatMap(JobModel::progress).map(JobProgress::fraction).orElse(0.0));
        progress.setAccessibleText(texts.get("setup.suits.ask"));
        getChildren().addAll(ask, progress, rows, told);
        model.found().addListener((ListChangeListener<Suited>) _ -> show());
        show();
    }

    private void show() {
        rows.getChildren().clear();
        List<Suited> found = List.copyOf(model.found());
        for (int i = 0; i < found.size(); i++) {
            row(i, found.get(i));
        }
        told.setText(found.isEmpty() ? "" : words(found));
        for (var part : List.of(rows, told)) {
            part.setVisible(!found.isEmpty());
            part.setManaged(!found.isEmpty());
        }
    }

    private void row(int i, Suited s) {
        Hyperlink name = new Hyperlink(s.backbone().name());
        name.setId("train.suits.take." + s.backbone().id());
        name.getStyleClass().add("caption");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(s.backbone().name()));
        GridPane.setHgrow(name, Priority.ALWAYS);
        name.setOnAction(_ -> {
            name.setVisited(false);
            choose.accept(s.backbone());
        });
        ProgressBar bar = new ProgressBar(s.suits().accuracy().value());
        bar.setPrefWidth(48);
        bar.getStyleClass().add(Styles.SMALL);
        Label figure = new Label(figures.percent(s.suits().accuracy()));
        figure.getStyleClass().addAll("figures", "caption");
        figure.setMinWidth(USE_PREF_SIZE);
        bar.setAccessibleText(figure.getText());
        rows.addRow(i, name, bar, figure);
    }

    private String words(List<Suited> found) {
        Suited best = found.getFirst();
        var suits = best.suits();
        if (suits.accuracy().n() == 0) {
            return texts.get("setup.suits.none");
        }
        StringBuilder out = new StringBuilder(texts.get("setup.suits.told", best.backbone().name(),
                figures.percent(suits.accuracy().value(), 0), suits.accuracy().n(), suits.neighbours(),
                figures.percent(suits.chance(), 0)));
        suits.icnn().ifPresent(v -> out.append(' ').append(texts.get("setup.suits.icnn", figures.number(v, 2))));
        if (found.size() > 1 && found.get(1).suits().right().length == suits.right().length) {
            PairedCounts counts = suits.against(found.get(1).suits());
            PairedCounts.Difference d = counts.difference();
            out.append(' ').append(texts.get(counts.distinguishable() ? "setup.suits.better" : "setup.suits.equal",
                    found.get(1).backbone().name(), figures.number(100 * d.value(), 1),
                    figures.number(100 * d.low(), 1), figures.number(100 * d.high(), 1)));
        }
        return out.toString();
    }
}
