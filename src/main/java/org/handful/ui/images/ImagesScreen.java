package org.handful.ui.images;

import java.util.List;
import javafx.scene.Parent;
import org.handful.run.camera.Cameras;
import org.handful.run.intake.DuplicateGroup;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Screen;
import org.handful.ui.common.Texts;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.action.Action;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.memory.ProjectMemory;
import org.handful.ui.common.over.Overlay;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.PreviewSource;
import org.handful.ui.images.camera.CameraPane;
import org.handful.ui.images.camera.CaptureModel;
import org.handful.ui.images.gallery.GalleryLook;
import org.handful.ui.images.intake.DuplicatesView;
import org.handful.ui.images.viewer.ViewerView;

/** Plugs the gallery into the frame. FX thread. */
public final class ImagesScreen implements Screen {
    private final ImagesViewModel model;
    private final ImageCache cache;
    private final PreviewSource previews;
    private final PreviewSource originals;
    private final ClassPalette palette;
    private final Theme theme;
    private final Overlay overlay;
    private final UiKit kit;
    private final CaptureModel camera;
    private ImagesView drawn;
    private Parent view;

    /** @param originals images with all their pixels, for the viewer */
    public ImagesScreen(
            ImagesViewModel model, Cameras cameras, ImageCache cache, PreviewSource previews, PreviewSource originals,
            ClassPalette palette, Theme theme, Overlay overlay, UiKit kit) {
        this.model = model;
        this.cache = cache;
        this.previews = previews;
        this.originals = originals;
        this.palette = palette;
        this.theme = theme;
        this.overlay = overlay;
        this.kit = kit;
        model.duplicates().onReview(() -> DuplicatesView.open(model.duplicates(), cache, kit.texts(), overlay));
        camera = new CaptureModel(model.project(), cameras, kit);
    }

    @Override
    public String id() {
        return Navigation.IMAGES;
    }

    @Override
    public String icon() {
        return "fth-image";
    }

    @Override
    public void takeOver(Screen before) {
        model.takeOver(((ImagesScreen) before).model);
    }

    @Override
    public void remember(ProjectMemory memory) {
        model.gallery().remember(memory);
    }

    @Override
    public List<Action> actions() {
        Texts texts = kit.texts();
        return List.of(
                Action.of("file.addFolder", "fth-folder-plus", () -> drawn.addFolder()).key("Shortcut+Shift+O"),
                Action.of("file.addFiles", "fth-image", () -> drawn.addFiles()),
                Action.of("file.camera", "fth-camera", this::openCamera).key("Shortcut+Shift+C"),
                Action.of("edit.selectAll", "fth-check-square", model.picking()::selectAll).key("Shortcut+A")
                        .unless(model.empty().map(none -> none ? texts.get("images.selectAll.none") : null)),
                Action.of("edit.remove", "fth-trash-2", model::remove).unless(model.selection().names()
                        .map(names -> names.isEmpty() ? texts.get("images.remove.none") : null)),
                Action.of("view.lookAlikes", "fth-copy", model.duplicates()::review)
                        .unless(model.duplicates().all().map(all -> all.isEmpty()
                                ? texts.get("intake.duplicates.none") : null))
                        .noting(model.duplicates().all().map(this::decided)),
                Action.of("view.flaws", "fth-alert-triangle", () -> {
                    if (!model.flawedShown()) {
                        model.showFlawed();
                    }
                }).unless(model.measures().flawed().map(n -> n.intValue() == 0 ? texts.get("intake.flaws.none") : null))
                        .noting(model.measures().flawed().map(n -> texts.get("intake.count", n.intValue()))));
    }

    /** How many groups want a decision; when none does, whether that is because there are none. */
    private String decided(List<DuplicateGroup> all) {
        long open = all.stream().filter(g -> !g.kept()).count();
        return open == 0 && !all.isEmpty()
                ? kit.texts().get("intake.duplicates.decided", all.size()) : kit.texts().get("intake.count", open);
    }

    @Override
    public void close() {
        if (camera.on()) {
            overlay.close();
        }
        camera.close();
    }

    private void openCamera() {
        CameraPane.open(camera, cache, kit.texts(), overlay);
    }

    @Override
    public Parent view() {
        if (view == null) {
            var fxml = new Fxml(kit.texts());
            var keys = new GalleryKeys(model);
            var look = new GalleryLook(model.facts(), model.measures(), palette, theme, kit.texts());
            Parent viewer = fxml.load("viewer",
                    new ViewerView(model.viewer(), previews, originals, keys::pressed, kit));
            drawn = new ImagesView(model, cache, look, theme, viewer, keys, this::openCamera, kit);
            view = fxml.load("images", drawn);
        }
        return view;
    }
}
