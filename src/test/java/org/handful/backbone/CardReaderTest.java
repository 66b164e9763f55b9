package org.handful.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handful.backbone.arch.MobileNetV2;
import org.handful.backbone.arch.ResNet;
import org.handful.backbone.arch.Tensors;
import org.handful.error.BackboneException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReaderTest {
    @Test
    void readsPocket() throws Exception {
        BackboneCard card = CardReader.parse("pocket.json", pocket());

        assertThat(card.id()).isEqualTo("pocket");
        assertThat(card.embedding()).isEqualTo(256);
        assertThat(card.input().resizeShorterSideTo()).isEqualTo(146);
        assertThat(card.golden()).isPresent();
        assertThat(card.golden().get().image().text()).contains("(7*row + 13*column + 29*channel) mod 256");
        assertThat(Tensors.parameters(card.architecture().network().orElseThrow())).isEqualTo(card.parameters());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"id\": \"pocket\"| \"id\": \"../x\"| id must be",
        "\"file\": \"pocket.safetensors\"| \"file\": \"../../etc/passwd\"| file must be",
        "\"sha256\": \"ab| \"sha256\": \"AB| sha256 must be",
        "\"family\": \"resnet\"| \"family\": \"alexnet\"| architecture.family is alexnet",
        "\"block\": \"basic\"| \"block\": \"fancy\"| architecture.block is fancy",
        "\"embedding\": 256| \"embedding\": 255| embedding is 255 and the architecture gives 256",
        "\"stem\": \"conv 7x7| \"stem\": \"conv 7x5| architecture.stem must read like",
        "\"size\": 128| \"size\": 0| input.size must be",
        "\"channels\": \"RGB\"| \"channels\": \"BGR\"| input.channels",
        "128 x 128 RGB| a photograph| golden.image must read like",
        "\"licence\": \"Apache-2.0\"| \"licence\": 3| licence must be a text",
        "\"input\"| \"inputs\"| input is missing",
        "\"input\"| \"classes\": [1], \"input\"| classes must be a list of texts"
    })
    void namesTheFieldThatIsWrong(String good, String bad, String complaint) throws Exception {
        String card = pocket();
        assertThat(card).contains(good);
        assertThatThrownBy(() -> CardReader.parse("my-card.json", card.replace(good, bad.strip())))
                .isInstanceOfSatisfying(BackboneException.class,
                        e -> assertThat(e.problem()).isEqualTo(BackboneException.Problem.BAD_CARD))
                .hasMessageContaining("my-card.json").hasMessageContaining(complaint.strip());
    }

    @Test
    void countsTheParametersOfKnownNetworks() {
        var imagenet = new ResNet.Stem(3, 64, 7, 2, true);
        var widths = List.of(64, 128, 256, 512);
        assertThat(parameters(ResNet.Block.BASIC, List.of(2, 2, 2, 2), widths, imagenet))
                .isEqualTo(11_689_512 - 513_000);
        assertThat(parameters(ResNet.Block.BASIC, List.of(3, 4, 6, 3), widths, imagenet))
                .isEqualTo(21_797_672 - 513_000);
        assertThat(parameters(ResNet.Block.BOTTLENECK, List.of(3, 4, 6, 3), widths, imagenet))
                .isEqualTo(25_557_032 - 2_049_000);
        for (MobileNetV2.Names names : MobileNetV2.Names.values()) {
            assertThat(Tensors.parameters(new MobileNetV2(1, names).network().orElseThrow()))
                    .isEqualTo(3_504_872 - 1_281_000);
        }
    }

    private static long parameters(ResNet.Block block, List<Integer> depths, List<Integer> widths,
            ResNet.Stem stem) {
        return Tensors.parameters(
                new ResNet(block, depths, widths, stem, ResNet.Shortcut.PROJECTION).network().orElseThrow());
    }

    static String pocket() throws Exception {
        try (var in = CardReaderTest.class.getResourceAsStream("/backbones/pocket.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
