package org.handful.backbone;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handful.backbone.arch.Architecture;
import org.handful.backbone.arch.ConvNet;
import org.handful.backbone.arch.MobileNetV2;
import org.handful.backbone.arch.Node;
import org.handful.backbone.arch.ResNet;
import org.handful.backbone.arch.SqueezeNet;
import org.handful.backbone.arch.TorchScript;
import org.handful.backbone.arch.VisionTransformer;
import org.handful.error.BackboneException;
import org.handful.model.InputSpec;

/** Reads the architecture of a card: the one place that knows every family by name. */
final class ArchitectureReader {
    private static final Pattern STEM = Pattern.compile(
            "conv (\\d+)x\\1 stride (\\d+), (BatchNorm|GroupNorm), ReLU(, max pool 3x3 stride 2)?");
    private static final int LARGEST_WIDTH = 1 << 14;

    private ArchitectureReader() {}

    static Architecture read(CardJson json, InputSpec input) throws BackboneException {
        String family = json.text("family").toLowerCase(Locale.ROOT);
        return switch (family) {
            case "resnet" -> resNet(json, input.mean().size());
            case "mobilenet_v2", "mobilenetv2" -> mobileNet(json, input);
            case "squeezenet1_1" -> squeezeNet(json, input);
            case "conv4", "convnet4" -> convNet(json, input);
            case "vit" -> vit(json, input);
            case "torchscript" -> new TorchScript();
            default -> throw json.bad("family", "is " + family
                    + "; this program knows resnet, mobilenet_v2, vit, squeezenet1_1, conv4 and torchscript");
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
        int groups = m.group(3).equals("GroupNorm") ? json.integer("groups", 1, channels) : 0;
        for (int width : widths) {
            if (groups > 0 && (width % groups != 0 || channels % groups != 0)) {
                throw json.bad("groups", "must divide every width");
            }
        }
        return new ResNet(block, depths, widths, new ResNet.Stem(inputChannels, channels,
                Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), m.group(4) != null), shortcut, groups);
    }

    private static MobileNetV2 mobileNet(CardJson json, InputSpec input) throws BackboneException {
        double width = json.decimal("width", 1.0);
        if (width < 0.1 || width > 4) {
            throw json.bad("width", "must be a number from 0.1 to 4");
        }
        onlyColour(json, input);
        return new MobileNetV2(width, json.choice("names", MobileNetV2.Names.class, MobileNetV2.Names.TORCHVISION));
    }

    private static SqueezeNet squeezeNet(CardJson json, InputSpec input) throws BackboneException {
        onlyColour(json, input);
        return new SqueezeNet();
    }

    private static void onlyColour(CardJson json, InputSpec input) throws BackboneException {
        if (input.mean().size() != 3) {
            throw json.bad("family", json.text("family") + " takes RGB images");
        }
    }

    private static ConvNet convNet(CardJson json, InputSpec input) throws BackboneException {
        int depth = json.has("depth") ? json.integer("depth", 1, 8) : 4;
        if (input.size() >> depth < 1) {
            throw json.bad("depth", "halves images of " + input.size() + " pixels too often");
        }
        int width = json.has("width") ? json.integer("width", 1, 4096) : 64;
        boolean transposed = json.choice("axes", Axes.class, Axes.ROWS_FIRST) == Axes.TRANSPOSED;
        return new ConvNet(input.mean().size(), width, depth, input.size(), transposed);
    }

    /** How a network was shown its images. */
    private enum Axes {
        ROWS_FIRST,
        TRANSPOSED
    }

    private static VisionTransformer vit(CardJson json, InputSpec input) throws BackboneException {
        int patch = json.integer("patch", 1, input.size());
        int width = json.integer("width", 1, LARGEST_WIDTH);
        int heads = json.integer("heads", 1, width);
        int trained = json.has("trainedSize") ? json.integer("trainedSize", patch, 4096) : input.size();
        if (input.size() % patch != 0 || trained % patch != 0) {
            throw json.bad("patch", "must divide the sizes of the images, " + input.size() + " and " + trained);
        }
        if (width % heads != 0) {
            throw json.bad("heads", "must divide the width");
        }
        Node.TokenPool.Pool pool =
                json.choice("pool", Node.TokenPool.Pool.class, Node.TokenPool.Pool.CLASS_TOKEN);
        FinalNorm last = json.choice("finalNorm", FinalNorm.class, FinalNorm.NORM);
        if (last == FinalNorm.FC_NORM && pool != Node.TokenPool.Pool.MEAN) {
            throw json.bad("finalNorm", "fc_norm goes with the pool mean");
        }
        return new VisionTransformer(input.mean().size(), input.size(), trained, patch, width,
                json.integer("depth", 1, 200), heads,
                json.has("hidden") ? json.integer("hidden", 1, 4 * LARGEST_WIDTH) : 4 * width, pool,
                last == FinalNorm.FC_NORM, leading(json), json.choice("layerScale", Switch.class, Switch.NO) == Switch.YES);
    }

    private static VisionTransformer.Leading leading(CardJson json) throws BackboneException {
        return new VisionTransformer.Leading(
                json.choice("distillation", Switch.class, Switch.NO) == Switch.YES,
                json.has("registers") ? json.integer("registers", 0, 64) : 0,
                json.choice("names", VisionTransformer.Names.class, VisionTransformer.Names.TIMM));
    }

    private enum FinalNorm {
        NORM,
        FC_NORM
    }

    private enum Switch {
        YES,
        NO
    }
}
