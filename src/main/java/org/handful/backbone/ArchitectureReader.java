package org.handful.backbone;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handful.backbone.arch.Architecture;
import org.handful.backbone.arch.MobileNetV2;
import org.handful.backbone.arch.ResNet;
import org.handful.backbone.arch.TorchScript;
import org.handful.error.BackboneException;

/** Reads the architecture of a card: the one place that knows every family by name. */
final class ArchitectureReader {
    private static final Pattern STEM = Pattern.compile(
            "conv (\\d+)x\\1 stride (\\d+), BatchNorm, ReLU(, max pool 3x3 stride 2)?");

    private ArchitectureReader() {}

    static Architecture read(CardJson json, int inputChannels) throws BackboneException {
        String family = json.text("family").toLowerCase(java.util.Locale.ROOT);
        return switch (family) {
            case "resnet" -> resNet(json, inputChannels);
            case "mobilenet_v2", "mobilenetv2" -> mobileNet(json, inputChannels);
            case "torchscript" -> new TorchScript();
            default -> throw json.bad("family",
                    "is " + family + "; this program knows resnet, mobilenet_v2 and torchscript");
        };
    }

    private static ResNet resNet(CardJson json, int inputChannels) throws BackboneException {
        List<Integer> depths = json.integers("depths");
        List<Integer> widths = json.integers("widths");
        if (depths.size() != widths.size()) {
            throw json.bad("widths", "has " + widths.size() + " numbers and depths has " + depths.size());
        }
        ResNet.Shortcut shortcut = json.choice("shortcut", ResNet.Shortcut.class, ResNet.Shortcut.PROJECTION);
        ResNet.Block block = json.choice("block", ResNet.Block.class, null);
        if (shortcut == ResNet.Shortcut.OPTION_A && block != ResNet.Block.BASIC) {
            throw json.bad("shortcut", "option a needs basic blocks");
        }
        json.choice("names", MobileNetV2.Names.class, MobileNetV2.Names.TORCHVISION);
        String stem = json.text("stem", "conv 7x7 stride 2, BatchNorm, ReLU, max pool 3x3 stride 2");
        Matcher m = STEM.matcher(stem);
        if (!m.matches()) {
            throw json.bad("stem", "must read like: conv 7x7 stride 2, BatchNorm, ReLU, max pool 3x3 stride 2");
        }
        int channels = json.has("stemWidth") ? json.integer("stemWidth", 1, 4096) : widths.getFirst();
        return new ResNet(block, depths, widths, new ResNet.Stem(inputChannels, channels,
                Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), m.group(3) != null), shortcut);
    }

    private static MobileNetV2 mobileNet(CardJson json, int inputChannels) throws BackboneException {
        double width = json.decimal("width", 1.0);
        if (width < 0.1 || width > 4) {
            throw json.bad("width", "must be a number from 0.1 to 4");
        }
        if (inputChannels != 3) {
            throw json.bad("family", "mobilenet_v2 takes RGB images");
        }
        return new MobileNetV2(width, json.choice("names", MobileNetV2.Names.class, MobileNetV2.Names.TORCHVISION));
    }
}
