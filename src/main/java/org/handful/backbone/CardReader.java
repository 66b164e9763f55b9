package org.handful.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.handful.backbone.arch.Architecture;
import org.handful.error.BackboneException;
import org.handful.error.BackboneException.Problem;
import org.handful.error.Because;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import org.handful.model.InputSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads cards and names the field that is wrong. */
public final class CardReader {
    private static final JsonMapper JSON = new JsonMapper();
    /** Also a folder name on every system, so nothing that could leave the folder. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private CardReader() {}

    public static BackboneCard read(Path card) throws HandfulException {
        try {
            return parse(card.toString(), Files.readString(card));
        } catch (IOException e) {
            throw StorageException.reading(e, card);
        }
    }

    /** @param file for messages */
    public static BackboneCard parse(String file, String text) throws BackboneException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new BackboneException(Problem.BAD_CARD, e, file, Because.of("because.card.json", e.getOriginalMessage()));
        }
        if (root == null || !root.isObject()) {
            throw new BackboneException(Problem.BAD_CARD, file, Because.of("because.card.object"));
        }
        CardJson json = new CardJson(file, root);
        String id = matching(json, "id", ID, "must be lower-case letters, digits, dots, dashes and underscores");
        InputSpec input = input(json.object("input"));
        Architecture architecture = ArchitectureReader.read(json.object("architecture"), input);
        int embedding = json.integer("embedding", 1, 1 << 20);
        if (architecture.embedding().isPresent() && architecture.embedding().get() != embedding) {
            throw json.bad("embedding", "is " + embedding + " and the architecture gives "
                    + architecture.embedding().get());
        }
        int version = json.has("version") ? json.integer("version", 0, 1 << 30) : 1;
        return new BackboneCard(id, json.text("name", id), version,
                architecture, matching(json, "file", FILE, "must be a plain file name"),
                matching(json, "sha256", SHA256, "must be 64 hexadecimal digits in lower case"),
                json.has("bytes") ? json.number("bytes", 1, Long.MAX_VALUE) : 0,
                json.has("parameters") ? json.number("parameters", 1, Long.MAX_VALUE) : 0,
                input, embedding, json.text("licence", "not stated"), json.text("provenance", "not stated"),
                json.has("golden") ? Optional.of(golden(json.object("golden"), input, embedding)) : Optional.empty(),
                json.has("classes") ? json.texts("classes") : List.of());
    }

    /** True for what may name a backbone, and so its folder. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static String matching(CardJson json, String field, Pattern pattern, String rule)
            throws BackboneException {
        String text = json.text(field);
        if (!pattern.matcher(text).matches()) {
            throw json.bad(field, rule);
        }
        return text;
    }

    private static InputSpec input(CardJson json) throws BackboneException {
        int size = json.integer("size", 1, 4096);
        int shorter = json.has("resizeShorterSideTo") ? json.integer("resizeShorterSideTo", size, 1 << 14) : size;
        String channels = json.text("channels", "RGB");
        if (!channels.equals("RGB") && !channels.equals("L")) {
            throw json.bad("channels", "must be RGB or L");
        }
        String interpolation = json.text("interpolation", "bilinear, antialiased");
        if (!List.of("bilinear, antialiased", "nearest").contains(interpolation)) {
            throw json.bad("interpolation", "must be: bilinear, antialiased; or: nearest");
        }
        String crop = json.text("crop", "centre");
        if (!crop.equals("centre")) {
            throw json.bad("crop", "must be centre");
        }
        List<Double> mean = json.decimals("mean");
        List<Double> std = json.decimals("std");
        int expected = channels.equals("L") ? 1 : 3;
        if (mean.size() != expected) {
            throw json.bad("mean", "must have one number for each channel of " + channels);
        }
        if (std.size() != expected || std.stream().anyMatch(s -> s == 0)) {
            throw json.bad("std", "must have one number other than zero for each channel of " + channels);
        }
        return new InputSpec(size, shorter, interpolation, crop, mean, std, channels);
    }

    private static Golden golden(CardJson json, InputSpec input, int length) throws BackboneException {
        SyntheticImage image = SyntheticImage.parse(json.text("image")).orElseThrow(() -> json.bad("image",
                "must read like: " + SyntheticImage.standard(input).text()));
        if (image.width() != input.size() || image.height() != input.size()
                || image.channels() != input.mean().size()) {
            throw json.bad("image", "does not have the size of the input");
        }
        List<Double> values = json.decimals("embedding");
        if (values.size() != length) {
            throw json.bad("embedding", "has " + values.size() + " numbers instead of " + length);
        }
        float[] embedding = new float[length];
        for (int i = 0; i < length; i++) {
            embedding[i] = values.get(i).floatValue();
        }
        double tolerance = json.decimal("tolerance", Golden.LARGEST_TOLERANCE);
        return new Golden(image, embedding, Math.min(tolerance, Golden.LARGEST_TOLERANCE));
    }
}
