package org.handful.ui.shell.side;

import org.handful.ui.common.ImageFilter;
import org.handful.ui.common.Navigation;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.memory.ProjectMemory;
import org.handful.ui.shell.attributes.AttributeListModel;
import org.handful.ui.shell.classes.ClassListModel;
import org.handful.ui.shell.split.DrawModel;
import org.handful.ui.shell.split.SplitListModel;

/** What there is: classes, the split, attributes and runs, with counts. FX thread. */
public final class SideBarViewModel {
    private final ClassListModel classes;
    private final SplitListModel split;
    private final DrawModel draw;
    private final AttributeListModel attributes;
    private final RunListModel runs;

    public SideBarViewModel(ProjectModel project, ImageFilter filter, Navigation navigation, ProjectMemory memory,
            UiKit kit) {
        classes = new ClassListModel(project, filter, navigation, kit);
        split = new SplitListModel(project, filter, navigation);
        draw = new DrawModel(project, kit);
        attributes = new AttributeListModel(project, filter, navigation, kit);
        attributes.remember(memory);
        runs = new RunListModel(project, navigation, kit);
    }

    ClassListModel classes() {
        return classes;
    }

    SplitListModel split() {
        return split;
    }

    DrawModel draw() {
        return draw;
    }

    AttributeListModel attributes() {
        return attributes;
    }

    RunListModel runs() {
        return runs;
    }
}
