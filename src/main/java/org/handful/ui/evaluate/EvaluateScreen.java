package org.handful.ui.evaluate;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.handful.ui.common.Fxml;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.Screen;
import org.handful.ui.common.Selection;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.action.Action;
import org.handful.ui.common.look.ClassPalette;
import org.handful.ui.common.look.Theme;
import org.handful.ui.common.part.ImageCache;
import org.handful.ui.evaluate.labels.LabelsModel;
import org.handful.ui.evaluate.labels.LabelsView;
import org.handful.ui.evaluate.map.MapModel;
import org.handful.ui.evaluate.map.MapView;
import org.handful.ui.evaluate.map.SimilarModel;
import org.handful.ui.evaluate.privacy.AttackModel;
import org.handful.ui.evaluate.privacy.AttackView;
import org.handful.ui.evaluate.report.ReportSaver;
import org.handful.ui.evaluate.sessions.SessionsModel;
import org.handful.ui.evaluate.sessions.SessionsView;
import org.handful.ui.evaluate.shortcuts.ShortcutsModel;
import org.handful.ui.evaluate.shortcuts.ShortcutsView;
import org.handful.ui.evaluate.spread.SpreadModel;
import org.handful.ui.evaluate.spread.SpreadView;
import org.handful.ui.evaluate.twins.TwinsModel;
import org.handful.ui.evaluate.twins.TwinsView;
import org.handful.ui.evaluate.unchecked.UncheckedModel;
import org.handful.ui.evaluate.why.WhyModel;
import org.handful.ui.evaluate.why.WhyView;
import org.handful.ui.evaluate.shortcuts.WhatIfModel;

/** The place where one sees how well a run works, and for which images it does not. */
public final class EvaluateScreen implements Screen {
    private final UiKit kit;
    private final Navigation navigation;
    private final Selection selection;
    private final ImageCache images;
    private final ClassPalette palette;
    private final Theme theme;
    private final EvaluateViewModel model;
    private final SessionsModel sessions;
    private final LabelsModel labels;
    private final TwinsModel twins;
    private final ShortcutsModel shortcuts;
    private final MapModel map;
    private final WhatIfModel whatIf;
    private final SimilarModel similar;
    private final WhyModel why;
    private final UncheckedModel unchecked;
    private final SpreadModel spread;
    private final AttackModel attack;
    private final ReportSaver report;
    private Parent view;

    public EvaluateScreen(
            UiKit kit, ProjectModel project, Navigation navigation, Selection selection, ImageCache images,
            ClassPalette palette, Theme theme) {
        this.kit = kit;
        this.navigation = navigation;
        this.selection = selection;
        this.images = images;
        this.palette = palette;
        this.theme = theme;
        this.model = new EvaluateViewModel(kit, project);
        this.sessions = new SessionsModel(kit, project, model.result());
        this.labels = new LabelsModel(kit, project, model.result());
        this.twins = new TwinsModel(kit, project, model.result());
        this.shortcuts = new ShortcutsModel(kit, project, model.result());
        this.map = new MapModel(kit, project, model.result());
        this.whatIf = new WhatIfModel(kit, project, model.result(), selection, shortcuts.audit());
        this.similar = new SimilarModel(kit, project, model.result());
        this.unchecked = new UncheckedModel(kit, project, model.result());
        this.why = new WhyModel(kit, project, model.result(), selection);
        this.spread = new SpreadModel(kit, project, model.result());
        this.attack = new AttackModel(kit, project, model.result());
        this.report = new ReportSaver(kit, project, spread.spread(), twins.audit(), shortcuts.audit());
    }

    @Override
    public String id() {
        return Navigation.EVALUATE;
    }

    @Override
    public String icon() {
        return "fth-bar-chart-2";
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.of("file.report", "fth-file-text",
                        this::report)
                .unless(Bindings.createStringBinding(() -> model.result().get() == null
                        ? kit.texts().get("evaluate.report.none") : null, model.result())));
    }

    private void report() {
        report.ask(model.result().get(), view.getScene().getWindow());
    }

    @Override
    public void takeOver(Screen before) {
        model.takeOver(((EvaluateScreen) before).model);
    }

    @Override
    public boolean wantsInspector() {
        return false;
    }

    @Override
    public Node view() {
        if (view == null) {
            var texts = kit.texts();
            view = new Fxml(texts).load("evaluate", Map.ofEntries(
                    Map.entry(EvaluateView.class, () -> new EvaluateView(model, why, map, navigation, this::report, texts)),
                    Map.entry(OverviewView.class, () -> new OverviewView(model, texts)),
                    Map.entry(SpreadView.class, () -> new SpreadView(spread, texts)),
                    Map.entry(AttackView.class, () -> new AttackView(attack, texts)),
                    Map.entry(ClassesView.class, () -> new ClassesView(model, texts)),
                    Map.entry(SubgroupsView.class, () -> new SubgroupsView(model, navigation, texts)),
                    Map.entry(ConfidenceView.class, () -> new ConfidenceView(model, texts)),
                    Map.entry(ShortcutsView.class, () -> new ShortcutsView(shortcuts, whatIf, model.picked()::named, texts)),
                    Map.entry(WhyView.class, () -> new WhyView(why, navigation, images, texts)),
                    Map.entry(LabelsView.class, () -> new LabelsView(labels, unchecked, navigation, images, texts)),
                    Map.entry(TwinsView.class, () -> new TwinsView(twins, navigation, images, texts)),
                    Map.entry(MapView.class, () -> new MapView(map, similar, navigation, images, palette, theme, texts)),
                    Map.entry(SessionsView.class, () -> new SessionsView(sessions, texts)),
                    Map.entry(PickedView.class, () -> new PickedView(model.picked(), selection, navigation, images, texts))));
        }
        return view;
    }
}
