package org.handful.ui.predict;

import java.util.List;
import javafx.scene.Parent;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.Screen;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.action.Action;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.memory.ProjectMemory;
import org.handful.ui.common.part.ImageCache;

/** Plugs Predict into the frame. FX thread. */
public final class PredictScreen implements Screen {
    private final PredictViewModel model;
    private final ClassPalette palette;
    private final ImageCache cache;
    private final PredictPictures pictures;
    private final Theme theme;
    private final UiKit kit;
    private PredictView drawn;
    private Parent view;

    public PredictScreen(
            PredictViewModel model, ClassPalette palette, ImageCache cache, PredictPictures pictures, Theme theme,
            UiKit kit) {
        this.model = model;
        this.palette = palette;
        this.cache = cache;
        this.pictures = pictures;
        this.theme = theme;
        this.kit = kit;
    }

    @Override
    public String id() {
        return Navigation.PREDICT;
    }

    @Override
    public String icon() {
        return "fth-crosshair";
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of("run.predict", "fth-crosshair", () -> drawn.chooseImages())
                        .unless(model.whyNoNew()),
                Action.of("file.export", "fth-download", () -> drawn.export()).unless(model.whyNoExport()));
    }

    @Override
    public Parent view() {
        if (view == null) {
            drawn = new PredictView(model, palette, cache, pictures, theme, kit);
            view = new Fxml(kit.texts()).load("predict", drawn);
        }
        return view;
    }

    @Override
    public void takeOver(Screen before) {
        model.takeOver(((PredictScreen) before).model);
    }

    @Override
    public void remember(ProjectMemory memory) {
        model.none().remember(memory);
    }

    @Override
    public boolean wantsInspector() {
        return false;
    }

    @Override
    public void onShown() {
        view().requestFocus();
    }
}
