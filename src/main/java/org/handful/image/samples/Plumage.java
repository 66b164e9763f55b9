package org.handful.image.samples;

import java.util.EnumMap;
import java.util.Map;
import org.handful.image.samples.BirdKind.Part;
import org.handful.image.samples.draw.Tint;

/** Colours of a bird. */
enum Plumage {
    GULL(0xF1F1EE, 0xFAFAF7, 0xF7F7F5, 0xA9B2BC, 0x2B2E33, 0xF2F2EE, 0xE8A52A, 0xD98A3A),
    GREEN_HEAD(0x9C968C, 0x6B4327, 0x1F5B45, 0x847C72, 0x4A4139, 0x3E63A8, 0xE0B42F, 0xE07B2C),
    BROWN(0x8A6844, 0xB08C62, 0x7A5A3A, 0x6A4D31, 0x3B2A1C, 0xD8C29A, 0xA0783C, 0xC98243),
    PIED(0xF0EEE9, 0xF4F2ED, 0x1E1F24, 0x24262C, 0x111216, 0xF4F2ED, 0x5B6470, 0x4C5058),
    RUST(0x9A8C78, 0xC8592B, 0xB9542B, 0x6F6354, 0x463C32, 0xC9B99A, 0x4B3B2E, 0x8A5A3C),
    BLUE(0xD9C34A, 0xE6D262, 0x4F7FB8, 0x4A78AD, 0x2F4E78, 0xEDF0EE, 0x3A3A3E, 0x5C6672),
    BLACK(0x24242A, 0x2A2A30, 0x1F1F24, 0x1A1A1F, 0x101014, 0x303038, 0xE8A426, 0x6A4B2C);

    private final Map<Part, Tint> colours = new EnumMap<>(Part.class);

    Plumage(int body, int breast, int head, int wing, int tip, int bar, int bill, int legs) {
        colours.put(Part.BODY, Tint.of(body));
        colours.put(Part.BREAST, Tint.of(breast));
        colours.put(Part.HEAD, Tint.of(head));
        colours.put(Part.CAP, Tint.of(head).times(0.82));
        colours.put(Part.NECK, Tint.of(head).mixed(Tint.of(breast), 0.35));
        colours.put(Part.WING, Tint.of(wing));
        colours.put(Part.TAIL, Tint.of(wing).mixed(Tint.of(tip), 0.5));
        colours.put(Part.WING_TIP, Tint.of(tip));
        colours.put(Part.WING_BAR, Tint.of(bar));
        colours.put(Part.BILL, Tint.of(bill));
        colours.put(Part.LEGS, Tint.of(legs));
        colours.put(Part.EYE, Tint.of(0x0E0C0A));
        colours.put(Part.GLINT, Tint.of(0xFFFFFF));
    }

    Tint of(Part part) {
        return colours.get(part);
    }
}
