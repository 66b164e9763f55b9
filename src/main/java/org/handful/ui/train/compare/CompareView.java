package org.handful.ui.train.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.handful.eval.paired.Pairing;
import org.handful.method.AdaptationMethod;
import org.handful.ui.chart.series.AccuracyChart;
import org.handful.ui.chart.series.ChartSeries;
import org.handful.ui.chart.series.OverlayChart;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Notice;
import org.handful.ui.common.Selection;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.part.EmptyState;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.words.Named;
import org.handful.ui.train.details.EqualColumns;
import org.handful.ui.train.runs.RunWords;

/** Runs side by side: what can be told from chance, the chart, the table, the images that changed. */
public final class CompareView {
    private static final double SCROLL_BAR = 16;

    private final CompareModel model;
    private final Navigation navigation;
    private final UiKit kit;
    private final Texts texts;
    private final CompareTable table;
    private final CompareWords words;
    private final CompareGrid grid;
    private final AccuracyChart accuracy;
    private final OverlayChart overlay;
    private final ChangedImages gained;
    private final ChangedImages lost;

    @FXML private EmptyState empty;
    @FXML private ScrollPane page;
    @FXML private Label title;
    @FXML private VBox verdicts;
    @FXML private VBox cautions;
    @FXML private VBox accuracyHolder;
    @FXML private VBox curves;
    @FXML private Label noCurves;
    @FXML private ScrollPane tableScroll;
    @FXML private VBox tableHolder;
    @FXML private Button copy;
    @FXML private ComboBox<Column> against;
    @FXML private Label changedTitle;
    @FXML private EqualColumns changed;
    @FXML private Button toImages;

    private List<CompareRow> rows = List.of();
    private boolean showing;

    /** @param methods whose settings are known */
    public CompareView(CompareModel model, RunWords runs, List<AdaptationMethod<?>> methods, Navigation navigation,
            Selection selection, ImageCache images, UiKit kit) {
        this.model = model;
        this.navigation = navigation;
        this.kit = kit;
        this.texts = kit.texts();
        this.table = new CompareTable(runs, methods);
        this.words = new CompareWords(texts, table);
        this.grid = new CompareGrid(model, texts);
        this.accuracy = new AccuracyChart(texts);
        this.overlay = new OverlayChart(texts);
        this.gained = new ChangedImages("compare.gained", selection, navigation, images, texts);
        this.lost = new ChangedImages("compare.lost", selection, navigation, images, texts);
    }

    @FXML
    private void initialize() {
        accuracy.setId("compare.accuracy");
        overlay.setId("compare.curves");
        accuracyHolder.getChildren().add(accuracy);
        curves.getChildren().add(1, overlay);
        tableHolder.getChildren().add(grid);
        // A scroll pane asks for a height before it knows its width: cells that wrap would be cut off.
        tableScroll.minHeightProperty().bind(tableHolder.heightProperty().add(SCROLL_BAR));
        changed.getChildren().setAll(gained, lost);
        for (Node node : List.of(cautions, curves, noCurves)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        page.visibleProperty().bind(model.comparison().isNotNull());
        empty.visibleProperty().bind(model.comparison().isNull());
        copy.setOnAction(_ -> copy());
        toImages.setOnAction(_ -> showAll());
        bindAgainst();
        model.comparison().subscribe(this::show);
        model.against().subscribe(_ -> showChanged());
    }

    private void bindAgainst() {
        against.setConverter(new Named<>(column -> texts.get("compare.name", column.mark(), column.info().name())));
        against.setOnAction(_ -> {
            if (!showing && against.getValue() != null) {
                model.against().set(against.getValue().info().id());
            }
        });
    }

    private void show(Comparison now) {
        if (now == null) {
            return;
        }
        rows = table.rows(now);
        title.setText(texts.get("compare.title", now.columns().size()));
        lines(verdicts, words.verdicts(now));
        lines(cautions, words.cautions(now));
        cautions.setVisible(!cautions.getChildren().isEmpty());
        List<ChartSeries> series = now.columns().stream().map(Column::series).toList();
        accuracy.show(series);
        overlay.show(series);
        List<String> without = series.stream().filter(s -> !OverlayChart.drawable(s)).map(ChartSeries::mark).toList();
        curves.setVisible(without.size() < series.size());
        noCurves.setVisible(!without.isEmpty());
        noCurves.setText(texts.get("compare.noCurves", String.join(", ", without)));
        grid.show(now, rows);
        showing = true;
        against.getItems().setAll(now.columns().stream().filter(c -> c.place() != now.reference()).toList());
        showing = false;
        showChanged();
    }

    private void showChanged() {
        Comparison now = model.comparison().get();
        if (now == null) {
            return;
        }
        model.againstColumn().filter(c -> c.place() != now.reference()).ifPresent(column -> {
            showing = true;
            against.setValue(column);
            showing = false;
            Pairing pairing = model.pairing(column);
            Set<String> all = new LinkedHashSet<>(pairing.gained());
            all.addAll(pairing.lost());
            Map<String, String> digests = model.digests(all);
            changedTitle.setText(pairing.counts().n() == 0 ? texts.get("compare.changed.apart")
                    : words.changed(column, now.referenceColumn(), pairing));
            gained.show(texts.get("compare.changed.gained", pairing.gained().size()), pairing.gained(), digests);
            lost.show(texts.get("compare.changed.lost", pairing.lost().size()), pairing.lost(), digests);
            toImages.setDisable(digests.isEmpty());
        });
    }

    private void showAll() {
        List<String> all = new ArrayList<>(gained.names());
        all.addAll(lost.names());
        navigation.showInImages(all);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(CompareCsv.write(model.comparison().get(), rows, texts));
        Clipboard.getSystemClipboard().setContent(content);
        kit.notices().show(Notice.good(texts.get("compare.copied")));
    }

    private static void lines(VBox box, List<String> texts) {
        box.getChildren().setAll(texts.stream().map(text -> {
            Label label = new Label(text);
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            return label;
        }).toList());
    }
}
