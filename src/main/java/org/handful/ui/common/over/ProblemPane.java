package org.handful.ui.common.over;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.handful.error.file.WholeFile;
import org.handful.ui.common.ErrorReporter.Problem;
import org.handful.ui.common.Notice;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.words.Times;

/** All there is to know about a failure: what happened, what to do, and the details to hand on. FX thread. */
public final class ProblemPane extends VBox {
    private static final int LINES = 12;

    private final UiKit kit;
    private final Problem problem;
    private final Button close;

    private ProblemPane(Problem problem, UiKit kit, Consumer<String> clipboard, Overlay overlay) {
        this.kit = kit;
        this.problem = problem;
        setId("problem");
        getStyleClass().add("card");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var title = new Label(text("problem.title"));
        title.getStyleClass().add("page-title");
        var when = new Times(kit.texts()).whole(problem.time());
        var code = new Label(kit.texts().get("problem.code", problem.code(), when));
        code.setId("problem.code");
        code.getStyleClass().addAll("text-muted", "figures");
        var details = new TextArea(problem.details());
        details.setId("problem.details");
        details.setAccessibleText(text("problem.details"));
        details.setEditable(false);
        details.setPrefRowCount(LINES);
        VBox.setVgrow(details, Priority.ALWAYS);
        close = button("overlay.close", "problem.close", overlay::close);
        close.getStyleClass().add("accent");
        close.setCancelButton(true);
        var buttons = new HBox(
                button("error.copy", "problem.copy", () -> clipboard.accept(problem.details())),
                button("problem.save", "problem.save", this::save), close);
        buttons.getStyleClass().add("button-row");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, code, words("problem.happened", problem.happened()),
                words("problem.todo", problem.remedy()), head("problem.details"), details, buttons);
    }

    public static void open(Problem problem, UiKit kit, Consumer<String> clipboard, Overlay overlay) {
        var pane = new ProblemPane(problem, kit, clipboard, overlay);
        overlay.show(pane, Pos.CENTER, pane.close);
    }

    private VBox words(String head, String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        var box = new VBox(head(head), label);
        box.getStyleClass().add("field");
        return box;
    }

    private Label head(String key) {
        var head = new Label(text(key));
        head.getStyleClass().add("section-title");
        return head;
    }

    private Button button(String key, String id, Runnable run) {
        var button = new Button(text(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> run.run());
        return button;
    }

    private void save() {
        var chooser = new FileChooser();
        chooser.setTitle(text("problem.save"));
        chooser.setInitialFileName("handful-" + problem.code() + ".txt");
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            Path file = chosen.toPath();
            kit.background().edit(() -> {
                WholeFile.write(problem.details(), file);
                return file;
            }, written -> kit.notices().show(Notice.good(kit.texts().get("problem.saved", file))));
        }
    }

    private String text(String key) {
        return kit.texts().get(key);
    }
}
