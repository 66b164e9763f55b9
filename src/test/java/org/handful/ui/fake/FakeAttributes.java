package org.handful.ui.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.handful.model.Dataset;
import org.handful.model.Sample;
import org.handful.run.data.AttributeShelf;

/** Attributes of a session in memory. */
record FakeAttributes(FakeSession session) implements AttributeShelf {
    @Override
    public void rename(String from, String to) {
        each("renaming attribute " + from, values -> {
            Map<String, String> next = new HashMap<>(values);
            String value = next.remove(from);
            if (value != null) {
                next.put(to, value);
            }
            return next;
        });
    }

    @Override
    public void renameValue(String attribute, String from, String to) {
        each("renaming " + from, values -> {
            Map<String, String> next = new HashMap<>(values);
            next.replace(attribute, from, to);
            return next;
        });
    }

    @Override
    public void delete(String attribute) {
        each("deleting attribute " + attribute, values -> {
            Map<String, String> next = new HashMap<>(values);
            next.remove(attribute);
            return next;
        });
    }

    private void each(String words, UnaryOperator<Map<String, String>> change) {
        session.edit(words, d -> {
            List<Sample> samples = d.samples().stream()
                    .map(s -> new Sample(s.image(), s.label(), change.apply(s.attributes()), s.role())).toList();
            List<String> names = samples.stream().flatMap(s -> s.attributes().keySet().stream()).distinct().sorted()
                    .toList();
            return new Dataset(d.labels(), names, samples);
        });
    }
}
