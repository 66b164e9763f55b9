package org.handful.run.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handful.eval.Evaluation;
import org.handful.eval.Scored;
import org.handful.eval.split.SplitSpread;
import org.handful.run.multilabel.MultiLabelTrial;
import org.handful.run.report.markup.Html;
import org.handful.run.sessions.KeptSessions;
import org.handful.run.why.Reasons;

/**
 * What a report is made of, wherever it comes from.
 *
 * @param title of the page
 * @param origin the project or file, and when it was made, in words; may be empty
 * @param predictions of the test images; empty when they are not known
 * @param facts how it was made, in order
 * @param remarks what a reader of the figures must know, in words
 * @param reasons why the mistakes were made that the model was surest of, or what stands in the way of saying so
 * @param sessions what became of it when classes were added, newest first; empty where nobody measured that
 * @param twins near-duplicates that do harm; empty where nobody looked
 * @param spread what other splits would have given; empty where they were not drawn
 * @param labels what came of learning each label: such a run has no classes, and nothing else of this; empty for the others
 * @param sections what else was looked for
 */
public record ReportSubject(String title, String origin, List<String> classes, Evaluation evaluation,
        List<Scored> predictions, List<Fact> facts, List<String> remarks, Reasons reasons, Pictures pictures,
        Optional<SplitSpread> spread, List<KeptSessions> sessions, Optional<Twins> twins,
        Optional<MultiLabelTrial> labels, List<Section> sections) {
    /** Without other splits and other classes. */
    public ReportSubject(String title, String origin, List<String> classes, Evaluation evaluation,
            List<Scored> predictions, List<Fact> facts, List<String> remarks, Reasons reasons, Pictures pictures) {
        this(title, origin, classes, evaluation, predictions, facts, remarks, reasons, pictures, Optional.empty(),
                List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    /** @param drawn null where they were not */
    public ReportSubject with(SplitSpread drawn) {
        return new ReportSubject(title, origin, classes, evaluation, predictions, facts, remarks, reasons, pictures,
                Optional.ofNullable(drawn), sessions, twins, labels, sections);
    }

    /** @param added what became of it when classes were added */
    public ReportSubject with(List<KeptSessions> added) {
        return new ReportSubject(title, origin, classes, evaluation, predictions, facts, remarks, reasons, pictures,
                spread, added, twins, labels, sections);
    }

    /** @param found null where nobody looked */
    public ReportSubject with(Twins found) {
        return new ReportSubject(title, origin, classes, evaluation, predictions, facts, remarks, reasons, pictures,
                spread, sessions, Optional.ofNullable(found), labels, sections);
    }

    /** @param learned what came of learning each label; empty for a run that tells one class */
    public ReportSubject with(Optional<MultiLabelTrial> learned) {
        return new ReportSubject(title, origin, classes, evaluation, predictions, facts, remarks, reasons, pictures,
                spread, sessions, twins, learned, sections);
    }

    /** @param section one more; null where nobody looked */
    public ReportSubject with(Section section) {
        return section == null ? this : new ReportSubject(title, origin, classes, evaluation, predictions, facts, remarks,
                reasons, pictures, spread, sessions, twins, labels,
                Stream.concat(sections.stream(), Stream.of(section)).toList());
    }

    /** A part of the page that writes itself. */
    @FunctionalInterface
    public interface Section {
        void write(Html html, ReportSubject subject, ReportTexts texts);
    }

    /**
     * Near-duplicates of which one is learned from and the other tested on, or whose labels differ.
     *
     * @param checked images that were compared
     * @param tested images that were tested on without a twin among those learned from
     * @param correct how many of them were right
     */
    public record Twins(List<Pair> pairs, int checked, int tested, int correct) {
        public Twins {
            pairs = List.copyOf(pairs);
        }

        /** @param firstClass null without a label @param across whether one is learned from and the other tested on */
        public record Pair(String first, String second, String firstClass, String secondClass, boolean across) {}
    }

    /** A setting, a version, a digest: something that is needed to do it again. */
    public record Fact(String name, String value) {}

    /** The images themselves. */
    @FunctionalInterface
    public interface Pictures {
        Pictures NONE = _ -> Optional.empty();

        /** A small JPEG; empty when it is not to be had. */
        Optional<byte[]> jpeg(String image);
    }

    public ReportSubject {
        classes = List.copyOf(classes);
        predictions = List.copyOf(predictions);
        facts = List.copyOf(facts);
        remarks = List.copyOf(remarks);
        sessions = List.copyOf(sessions);
        sections = List.copyOf(sections);
    }
}
