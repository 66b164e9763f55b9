package org.handful.ui.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.model.Split;
import org.handful.model.SplitRole;
import org.handful.run.data.SplitDesk;
import org.handful.run.data.SplitPreview;

/** The split of a session in memory: the first images of a class are its support set. */
record FakeSplitDesk(FakeSession session) implements SplitDesk {
    private static final String LOCK = "locking the test set";
    private static final String UNLOCK = "unlocking the test set";

    /** What the history says last, so that undo takes the lock back too. */
    @Override
    public boolean testLocked() {
        List<String> applied = session.words().subList(0, session.applied());
        return applied.lastIndexOf(LOCK) > applied.lastIndexOf(UNLOCK);
    }

    @Override
    public void lockTest(boolean locked) {
        session.edit(locked ? LOCK : UNLOCK, d -> d);
    }

    @Override
    public SplitPreview preview(int shots, long seed) {
        Dataset d = session.dataset();
        List<SplitPreview.Line> lines = new ArrayList<>();
        for (int k = 0; k < d.labels().size(); k++) {
            int images = d.ofClass(k).length;
            if (images > 0 && d.labels().active(k)) {
                int support = Math.max(1, Math.min(shots, images - 1));
                lines.add(new SplitPreview.Line(d.labels().name(k), images, support, images - support));
            }
        }
        return new SplitPreview(lines, 0, testLocked());
    }

    @Override
    public void draw(int shots, long seed) {
        session.edit("drawing " + shots + " shots", d -> {
            Split split = FakeSplit.of(d, shots);
            Set<Integer> support = Arrays.stream(split.support()).boxed().collect(Collectors.toSet());
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < d.size(); i++) {
                Sample s = d.samples().get(i);
                SplitRole role = support.contains(i) ? SplitRole.SUPPORT : SplitRole.TEST;
                samples.add(new Sample(s.image(), s.label(), s.attributes(), s.labelled() ? role : s.role()));
            }
            return new Dataset(d.labels(), d.attributeNames(), samples);
        });
    }

    @Override
    public void clear() {
        session.edit("clearing the split", d -> new Dataset(d.labels(), d.attributeNames(), d.samples().stream()
                .map(s -> new Sample(s.image(), s.label(), s.attributes(),
                        s.role() == SplitRole.OFF ? s.role() : SplitRole.ANY))
                .toList()));
    }
}
