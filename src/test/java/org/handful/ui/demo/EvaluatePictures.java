package org.handful.ui.demo;

import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.TrainingListener;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.evaluate.EvaluateScreen;

/** Pictures of the screen Evaluate: empty, and every tab with what a press shows. */
public final class EvaluatePictures extends Pictures {
    @Override
    protected void build() {
        EvaluateScreen screen = new EvaluateScreen(kit, project, new Navigation(selection, filter), selection, images,
                new ClassPalette(() -> project.dataset().get().labels(), null, kept -> {}), theme);
        show((Parent) screen.view());
        shot("evaluate-1-empty");
        then(() -> project.train(new RunSpec("pocket", "linear-probe", Map.of(), new SplitSpec.Shots(5), 0),
                TrainingListener.QUIET, () -> { }));
        then(() -> {
            session.training().begin();
            session.training().finish();
        });
        shot("evaluate-2-overview");
        then(() -> tab(1));
        then(() -> ((Button) node("evaluate.cell.0.1")).fire());
        shot("evaluate-3-classes");
        then(() -> tab(2));
        then(() -> ((Hyperlink) node("evaluate.macrostd.explain")).fire());
        then(() -> ((Button) node("evaluate.group.1.0")).fire());
        shot("evaluate-4-groups");
        then(() -> tab(5));
        shot("evaluate-5-confidence");
        then(() -> tab(4));
        then(() -> ((ToggleButton) node("evaluate.labelsTwins")).setSelected(true));
        then(() -> ((Button) node("evaluate.twinsLook")).fire());
        shot("evaluate-8-near-duplicates");
        then(() -> tab(6));
        then(() -> ((Button) node("evaluate.mapDraw")).fire());
        then(() -> selection.select("Cladonia/cladonia-103.jpg"));
        shot("evaluate-9-map");
        then(() -> tab(0));
        then(() -> ((Button) node("evaluate.spreadStart")).fire());
        then(() -> project.train(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(5), 0),
                TrainingListener.QUIET, () -> { }));
        then(() -> {
            session.training().begin();
            session.training().finish();
        });
        then(() -> ((Button) node("evaluate.spreadStart")).fire());
        shot("evaluate-10-spread");
        then(() -> session.withLeaves(20, "Acer", "Alnus", "Betula", "Carpinus", "Corylus", "Fagus sylvatica",
                "Fraxinus", "Quercus", "Salix", "Sorbus", "Tilia", "Ulmus"));
        then(() -> project.train(new RunSpec("pocket", "linear-probe", Map.of(), new SplitSpec.Shots(5), 0),
                TrainingListener.QUIET, () -> { }));
        then(() -> {
            session.training().begin();
            session.training().finish();
        });
        then(() -> tab(1));
        shot("evaluate-7-twelve");
        then(() -> tab(2));
        small("evaluate-6-small");
    }

    private void tab(int index) {
        ((TabPane) node("evaluate.tabs")).getSelectionModel().select(index);
    }
}
