package org.handful.ui.evaluate.shortcuts;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.handful.run.ProjectSession;
import org.handful.run.intake.Computed;
import org.handful.run.intake.MeasureTable;

/** The values of an attribute that the program computes, by name of image. Not for the FX thread. */
final class ComputedValues {
    private ComputedValues() {}

    static Map<String, String> of(ProjectSession session, String attribute) {
        Computed which = Computed.valueOf(attribute.toUpperCase(Locale.ROOT));
        MeasureTable table = session.intake().measures().table();
        Map<String, String> out = new TreeMap<>();
        session.dataset().samples().forEach(s ->
                table.value(which, s.image()).ifPresent(value -> out.put(s.image().name(), value)));
        return out;
    }
}
