package org.handful.ui.images;

import javafx.scene.Parent;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Screen;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.common.part.PreviewSource;

/** Plugs the gallery into the frame. FX thread. */
public final class ImagesScreen implements Screen {
    private final ImagesViewModel model;
    private final ImageCache cache;
    private final PreviewSource previews;
    private final ClassPalette palette;
    private final Theme theme;
    private final UiKit kit;
    private Parent view;

    public ImagesScreen(
            ImagesViewModel model, ImageCache cache, PreviewSource previews, ClassPalette palette, Theme theme,
            UiKit kit) {
        this.model = model;
        this.cache = cache;
        this.previews = previews;
        this.palette = palette;
        this.theme = theme;
        this.kit = kit;
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
    public Parent view() {
        if (view == null) {
            var fxml = new Fxml(kit.texts());
            Parent viewer = fxml.load("viewer", new ViewerView(model, previews, kit));
            view = fxml.load("images", new ImagesView(model, cache, palette, theme, viewer, kit));
        }
        return view;
    }
}
