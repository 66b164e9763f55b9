package org.handful.ui.shell.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.handful.run.data.HistoryLine;
import org.handful.ui.common.ProjectModel;
import org.handful.ui.common.UiKit;
import org.handful.ui.common.words.Times;

/** Every edit, newest first, and the way back to any of them. FX thread. */
public final class HistoryModel {
    private final ProjectModel project;
    private final UiKit kit;
    private final ReadOnlyObjectWrapper<List<HistoryLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectBinding<List<HistoryRow>> rows;
    private boolean open;

    public HistoryModel(ProjectModel project, UiKit kit) {
        this.project = project;
        this.kit = kit;
        rows = Bindings.createObjectBinding(this::look, lines, query);
        project.dataset().addListener((o, before, now) -> read());
        project.runs().addListener((o, before, now) -> read());
        project.undoable().addListener((o, before, now) -> read());
        project.redoable().addListener((o, before, now) -> read());
    }

    /** Newest first; the beginning last. */
    ObjectBinding<List<HistoryRow>> rows() {
        return rows;
    }

    /** Text that must occur in the words. */
    StringProperty query() {
        return query;
    }

    /** How many edits there are, whatever is filtered. */
    int edits() {
        return lines.get().size();
    }

    /** Whether anybody looks: only then it reads. */
    public void setOpen(boolean open) {
        this.open = open;
        read();
    }

    /** Undoes or redoes until that row is the last that is applied. */
    void goTo(HistoryRow row) {
        if (!row.now()) {
            project.edit(s -> s.history().goTo(row.step()));
        }
    }

    private void read() {
        if (open) {
            kit.background().load(this, () -> project.session().history().lines(), lines::set);
        }
    }

    private List<HistoryRow> look() {
        List<HistoryLine> all = lines.get();
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        List<HistoryRow> out = new ArrayList<>();
        Times times = new Times(kit.texts());
        for (int i = all.size() - 1; i >= 0; i--) {
            HistoryLine line = all.get(i);
            if (line.words().toLowerCase(Locale.ROOT).contains(wanted)) {
                boolean last = line.applied() && (i + 1 == all.size() || !all.get(i + 1).applied());
                out.add(new HistoryRow(line.step(), line.words(), times.since(line.at()), line.applied(), last));
            }
        }
        if (wanted.isEmpty()) {
            out.add(new HistoryRow(0, kit.texts().get("data.history.beginning"), "", true,
                    all.isEmpty() || !all.getFirst().applied()));
        }
        return List.copyOf(out);
    }
}
