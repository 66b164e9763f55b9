package org.handful.ui.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handful.model.Dataset;
import org.handful.model.LabelSpace;
import org.handful.model.Sample;
import org.handful.run.data.ClassShelf;

/** Classes of a session in memory. */
record FakeClasses(FakeSession session) implements ClassShelf {
    @Override
    public void recolour(String name, String colour) {
        session.edit("colouring " + name, d -> {
            Map<String, String> colours = new HashMap<>(d.labels().colours());
            if (colour == null) {
                colours.remove(name);
            } else {
                colours.put(name, colour);
            }
            return with(d, new LabelSpace(d.labels().names(), colours, d.labels().off()));
        });
    }

    @Override
    public void setActive(List<String> names, boolean active) {
        session.edit("switching " + String.join(", ", names) + (active ? " on" : " off"), d -> {
            Set<String> off = new HashSet<>(d.labels().off());
            if (active) {
                names.forEach(off::remove);
            } else {
                off.addAll(names);
            }
            return with(d, new LabelSpace(d.labels().names(), d.labels().colours(), off));
        });
    }

    @Override
    public void move(String name, int position) {
        session.edit("moving class " + name, d -> {
            List<String> names = new ArrayList<>(d.labels().names());
            names.remove(name);
            names.add(Math.clamp(position, 0, names.size()), name);
            return new Dataset(named(d.labels(), names), d.attributeNames(), d.samples().stream()
                    .map(s -> s.labelled()
                            ? new Sample(s.image(), names.indexOf(d.labels().name(s.label())), s.attributes(), s.role())
                            : s)
                    .toList());
        });
    }

    @Override
    public void merge(List<String> from, String into) {
        session.edit("merging into " + into, d -> {
            Dataset merged = d;
            for (String name : from) {
                if (!name.equals(into)) {
                    merged = without(merged, name, merged.labels().indexOf(into));
                }
            }
            return merged;
        });
    }

    /** The same classes in another order, with more or fewer of them. */
    static LabelSpace named(LabelSpace labels, List<String> names) {
        Map<String, String> colours = new HashMap<>(labels.colours());
        colours.keySet().retainAll(names);
        Set<String> off = new HashSet<>(labels.off());
        off.retainAll(names);
        return new LabelSpace(names, colours, off);
    }

    static LabelSpace renamed(LabelSpace labels, String from, String to) {
        Map<String, String> colours = new HashMap<>();
        labels.colours().forEach((name, colour) -> colours.put(name.equals(from) ? to : name, colour));
        Set<String> off = new HashSet<>();
        labels.off().forEach(name -> off.add(name.equals(from) ? to : name));
        return new LabelSpace(labels.names().stream().map(n -> n.equals(from) ? to : n).toList(), colours, off);
    }

    private static Dataset with(Dataset d, LabelSpace labels) {
        return new Dataset(labels, d.attributeNames(), d.samples());
    }

    static Dataset without(Dataset d, String name, int replacement) {
        int gone = d.labels().indexOf(name);
        List<String> names = d.labels().names().stream().filter(n -> !n.equals(name)).toList();
        return new Dataset(named(d.labels(), names), d.attributeNames(), d.samples().stream().map(s -> {
            int label = s.label() == gone ? replacement : s.label();
            return new Sample(s.image(), label > gone ? label - 1 : label, s.attributes(), s.role());
        }).toList());
    }
}
