package org.handful.backbone.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Vision Transformer (Dosovitskiy et al., ICLR 2021) with normalisation before each sub-layer, under the key names that
 * timm, DeiT and DINOv2 share: {@code cls_token, pos_embed, patch_embed.proj, blocks.0.attn.qkv, ..., norm}.
 *
 * @param size side of the images that come in, a multiple of the patch
 * @param trainedSize side of the images that the positions belong to
 * @param hidden width of the layer inside each block's perceptron
 * @param pool what the embedding is; with CLASS_TOKEN_AND_MEAN it is as long as two tokens
 * @param normaliseAfterMean true for {@code fc_norm} on the mean (timm's and MAE's mean pooling) instead of {@code norm}
 *     on every token
 */
public record VisionTransformer(
        int inputs, int size, int trainedSize, int patch, int width, int depth, int heads, int hidden,
        Node.TokenPool.Pool pool, boolean normaliseAfterMean, Leading leading, boolean layerScale)
        implements Architecture {
    private static final double EPSILON = 1e-6;
    private static final int STAGES = 4;

    /**
     * The tokens before the patches.
     *
     * @param distillation true for DeiT's second token {@code dist_token}
     * @param registers how many register tokens follow (Darcet et al., ICLR 2024)
     * @param names of the registers and of what has positions
     */
    public record Leading(boolean distillation, int registers, Names names) {
        /** A class token alone. */
        public static final Leading CLASS_TOKEN = new Leading(false, 0, Names.DINOV2);
    }

    /** Whose naming of register tokens. */
    public enum Names {
        /** {@code reg_token}, and with registers only patches have positions. */
        TIMM,
        /** {@code register_tokens}; the class token has a position. */
        DINOV2
    }

    @Override
    public Optional<Integer> embedding() {
        return Optional.of(pool == Node.TokenPool.Pool.CLASS_TOKEN_AND_MEAN ? 2 * width : width);
    }

    @Override
    public List<String> classifiers() {
        return List.of("head");
    }

    @Override
    public Optional<Node> network() {
        Node.Tokens tokens = tokens();
        List<Node> parts = new ArrayList<>(List.of(tokens));
        for (int stage = 0; stage < Math.min(STAGES, depth); stage++) {
            int stages = Math.min(STAGES, depth);
            List<Node> blocks = new ArrayList<>();
            for (int i = depth * stage / stages; i < depth * (stage + 1) / stages; i++) {
                blocks.add(new Node.Chain(new Node.PromptPlace("blocks." + i + ".prompt", width, tokens.before(),
                        tokens.patchCount()), attention("blocks." + i)));
                blocks.add(perceptron("blocks." + i));
            }
            parts.add(new Node.Stage(blocks));
        }
        Node take = new Node.TokenPool(pool, tokens.patchCount());
        parts.addAll(normaliseAfterMean
                ? List.of(take, new Node.LayerNorm("fc_norm", width, EPSILON))
                : List.of(new Node.LayerNorm("norm", width, EPSILON), take));
        return Optional.of(new Node.Chain(parts));
    }

    private Node.Tokens tokens() {
        List<String> names = leading.distillation ? List.of("cls_token", "dist_token") : List.of("cls_token");
        boolean timm = leading.names == Names.TIMM;
        Optional<String> registers = leading.registers == 0
                ? Optional.empty() : Optional.of(timm ? "reg_token" : "register_tokens");
        return new Node.Tokens(new Node.Conv("patch_embed.proj", inputs, width, patch, patch, 0, 1, true), names,
                registers, leading.registers, "pos_embed", !timm || leading.registers == 0, size / patch,
                trainedSize / patch);
    }

    private Node attention(String name) {
        return residual(name, "norm1", "ls1", List.of(new Node.Attention(
                new Node.Linear(name + ".attn.qkv", width, 3 * width),
                new Node.Linear(name + ".attn.proj", width, width), heads)));
    }

    private Node perceptron(String name) {
        return residual(name, "norm2", "ls2", List.of(new Node.Linear(name + ".mlp.fc1", width, hidden),
                new Node.Gelu(), new Node.Linear(name + ".mlp.fc2", hidden, width)));
    }

    private Node residual(String name, String norm, String scale, List<Node> body) {
        List<Node> main = new ArrayList<>(List.of(new Node.LayerNorm(name + "." + norm, width, EPSILON)));
        main.addAll(body);
        if (layerScale) {
            main.add(new Node.LayerScale(name + "." + scale + ".gamma", width));
        }
        return new Node.Residual(new Node.Chain(main), new Node.Chain(List.of()));
    }
}
