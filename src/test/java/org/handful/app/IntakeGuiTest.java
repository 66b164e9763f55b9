package org.handful.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import org.handful.model.Dataset;
import org.handful.run.local.DrawnImages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Look-alikes and what was computed from the pixels, in the real window on a real project. */
class IntakeGuiTest extends RealWindowTest {
    @Test
    @DisplayName("look-alikes are decided by key, one group after the other, and undone; what is computed is marked")
    void lookAlikes() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("shapes"), 3);
        for (int i = 0; i < 2; i++) {
            Files.copy(images.resolve("disc/" + i + ".png"), images.resolve("bars/copy" + i + ".png"));
        }
        open(images, 11);
        until(() -> window.project().importing().get() == null && seen("images.duplicates"));
        Dataset all = data();

        clickId("tile.bars/0.png");
        until(() -> seen("inspector.computed"));
        picture("intake-inspector");
        clickId("images.duplicates");
        until(() -> seen("duplicates"));
        picture("intake-duplicates");
        String where = text("duplicates.where");
        type(KeyCode.RIGHT);
        assertThat(text("duplicates.where")).isNotEqualTo(where);
        type(KeyCode.DIGIT1);
        until(() -> data().size() < all.size());
        type(KeyCode.ESCAPE);
        assertThat(seen("duplicates")).isFalse();
        push(KeyCode.SHORTCUT, KeyCode.Z);
        until(() -> data().equals(all));

        clickId("tile.bars/0.png");
        // A message may lie over it: by key, as one would.
        fx(() -> node("inspector.adopt.background", Button.class).requestFocus());
        type(KeyCode.SPACE);
        until(() -> data().attributeNames().equals(List.of("Background")));
        assertThat(bugs).isEmpty();
    }

    @Test
    @DisplayName("an image that is too dark to be of use is found, and why is said beside it")
    void flaws() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("dim"), 3);
        Files.write(images.resolve("disc/dark.png"), DrawnImages.dark());
        open(images, 10);
        until(() -> window.project().importing().get() == null);
        choose("images.filter", "images.filter.flaw");
        until(() -> seen("images.chip.flaw") && seen("tile.disc/dark.png") && !seen("tile.bars/0.png"));
        clickId("tile.disc/dark.png");
        until(() -> !node("inspector.flaws", VBox.class).getChildren().isEmpty());
        picture("intake-flaws");
        assertThat(node("tile.disc/dark.png", Node.class).getAccessibleText()).contains("very dark");
        assertThat(bugs).isEmpty();
    }

    @Test
    @DisplayName("a person says that a pointed out image is fine, and takes it back: the pointer and the mark follow")
    void fine() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("dim"), 3);
        Files.write(images.resolve("disc/dark.png"), DrawnImages.dark());
        open(images, 10);
        until(() -> window.project().importing().get() == null && seen("images.flaws"));
        picture("intake-pointer");
        press("images.flaws");
        until(() -> seen("images.chip.flaw") && !seen("tile.bars/0.png"));
        assertThat(lookup(".tile-flaw").queryAll().stream().anyMatch(Node::isVisible)).isTrue();
        press("images.fine");
        until(() -> !seen("images.flaws") && !seen("tile.disc/dark.png"));
        fx(() -> window.project().undo());
        until(() -> seen("tile.disc/dark.png"));
        clickId("tile.disc/dark.png");
        until(() -> present("inspector.fine"));
        press("inspector.fine");
        until(() -> !seen("tile.disc/dark.png"));
        press("images.filter.clear");
        until(() -> seen("tile.disc/dark.png"));
        assertThat(node("tile.disc/dark.png", Node.class).getAccessibleText()).doesNotContain("very dark");
        assertThat(bugs).isEmpty();
    }

    @Test
    @DisplayName("look-alikes are reviewed from the notice, the inspector and the palette; kept ones can be looked at again")
    void review() throws Exception {
        Path images = DrawnImages.classes(folder.resolve("twins"), 3);
        Files.copy(images.resolve("disc/0.png"), images.resolve("bars/copy.png"));
        open(images, 10);
        until(() -> window.project().importing().get() == null && seen("images.duplicates"));
        clickOn("Review them");
        until(() -> seen("duplicates"));
        // Two of the bars are alike by themselves.
        type(KeyCode.A);
        until(() -> text("duplicates.where").endsWith("1 of 1"));
        type(KeyCode.A);
        until(() -> !seen("duplicates") && !seen("images.duplicates"));
        assertThat(data().size()).isEqualTo(10);

        clickId("tile.bars/copy.png");
        until(() -> seen("inspector.review"));
        press("inspector.review");
        until(() -> seen("duplicates"));
        assertThat(text("duplicates.where")).endsWith("kept");
        picture("intake-kept");
        type(KeyCode.DIGIT1);
        until(() -> data().size() == 9);
        var action = window.actions().find("view.lookAlikes").orElseThrow();
        until(() -> action.note().getValue().equals("1 group kept"));
        fx(() -> window.project().undo());
        until(() -> data().size() == 10);
        fx(() -> window.project().undo());
        until(() -> seen("images.duplicates"));
        assertThat(action.note().getValue()).isEqualTo("1");
        type(KeyCode.ESCAPE);
        fx(action::perform);
        until(() -> seen("duplicates"));
        assertThat(bugs).isEmpty();
    }

    @Test
    @DisplayName("images are grouped, sorted and narrowed down by what was computed, which stays apart from attributes")
    void computed() throws Exception {
        open(DrawnImages.classes(folder.resolve("shapes"), 3), 9);
        until(() -> window.project().importing().get() == null);
        choose("images.group", "images.group.computed.brightness");
        choose("images.sort", "images.sort.sharpness");
        until(() -> lookup(".gallery-header").queryAll().stream().filter(Node::isVisible).count() == 3);
        picture("intake-computed-groups");
        choose("images.filter", "images.filter.computed.brightness.dark");
        until(() -> seen("images.chip.computed.brightness.dark")
                && lookup(".gallery-header").queryAll().stream().filter(Node::isVisible).count() == 1);
        assertThat(text("images.count")).startsWith("3 of 9");
        assertThat(data().attributeNames()).isEmpty();
        assertThat(bugs).isEmpty();
    }

    @Test
    @DisplayName("what a browser leaves on the clipboard is taken when the image is in it, and refused with words when it is not")
    void fromABrowser() throws Exception {
        open(DrawnImages.classes(folder.resolve("shapes"), 3), 9);
        until(() -> window.project().importing().get() == null);
        String base64 = Base64.getEncoder().encodeToString(DrawnImages.disc(77));
        paste(Map.of(DataFormat.HTML, "<meta charset=utf-8><img alt=\"a disc\" src=\"data:image/png;base64," + base64 + "\">"));
        until(() -> data().size() == 10);
        assertThat(data().samples()).anyMatch(s -> s.image().name().matches("pasted-[-0-9]+\\.png"));
        paste(Map.of(DataFormat.PLAIN_TEXT, "https://example.org/disc.png"));
        until(() -> lookup(n -> n instanceof Labeled l && l.getText() != null
                && l.getText().contains("Handful fetches nothing from the network")).tryQuery().isPresent());
        picture("intake-address");
        assertThat(data().size()).isEqualTo(10);
        assertThat(bugs).isEmpty();
    }

    @Test
    @DisplayName("a table that is dropped while another screen is shown changes the labels, and images that are dropped come in")
    void droppedElsewhere() throws Exception {
        open(DrawnImages.classes(folder.resolve("shapes"), 3), 9);
        until(() -> window.project().importing().get() == null);
        Path table = Files.writeString(folder.resolve("again.csv"), "image,label\ndisc/0.png,round\n");
        Path fresh = Files.write(folder.resolve("fresh.png"), DrawnImages.disc(78));
        for (String place : List.of("train", "evaluate", "predict")) {
            clickId("shell.place." + place);
            Dataset before = data();
            drop(table);
            until(() -> data().labels().names().contains("round"));
            assertThat(selected("shell.place." + place)).as("%s stays", place).isTrue();
            fx(() -> window.project().undo());
            until(() -> data().equals(before));
        }
        drop(fresh);
        until(() -> data().size() == 10 && selected("shell.place.images"));
        assertThat(bugs).isEmpty();
    }

    /** Lets go of a file over the middle of the window. */
    private void drop(Path file) {
        fx(() -> {
            Scene scene = stage().getScene();
            double x = scene.getWidth() / 2;
            double y = scene.getHeight() / 2;
            Node under = under(scene.getRoot(), x, y);
            var board = DragboardHelper.createDragboard(holding(file));
            for (var kind : List.of(DragEvent.DRAG_OVER, DragEvent.DRAG_DROPPED)) {
                Event.fireEvent(under, new DragEvent(kind, board, x, y, x, y, TransferMode.COPY, null, null, null));
            }
        });
    }

    /** As the system hands over one file; Headless knows no dragging. */
    private static TKClipboard holding(Path file) {
        return (TKClipboard) Proxy.newProxyInstance(TKClipboard.class.getClassLoader(), new Class<?>[] {TKClipboard.class},
                (_, method, asked) -> switch (method.getName()) {
                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    case "hasContent" -> asked[0] == DataFormat.FILES;
                    case "getContent" -> asked[0] == DataFormat.FILES ? List.of(file.toFile()) : null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Node under(Parent parent, double x, double y) {
        return parent.getChildrenUnmodifiable().reversed().stream()
                .filter(n -> n.isVisible() && !n.isMouseTransparent() && n.localToScene(n.getLayoutBounds()).contains(x, y))
                .findFirst().map(n -> n instanceof Parent inner ? under(inner, x, y) : n).orElse(parent);
    }

    private void paste(Map<DataFormat, Object> content) {
        fx(() -> Clipboard.getSystemClipboard().setContent(content));
        fx(() -> node("images.gallery", Node.class).requestFocus());
        push(KeyCode.SHORTCUT, KeyCode.V);
    }

    private Dataset data() {
        return window.project().dataset().get();
    }
}
