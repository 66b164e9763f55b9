package org.handful.run.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.preflight.Preflight.View;
import org.handful.run.result.ImportOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the network would see of the images of a project. */
@Timeout(60)
class ViewsOfImagesTest extends InOneProject {
    @Test
    void areOfSeveralOrOfOne() throws Exception {
        session.importImages(List.of(DrawnImages.classes(folder.resolve("images"), 4)),
                new ImportOptions(Optional.empty(), Optional.empty(), false, Optional.empty()))
                .result().get(60, TimeUnit.SECONDS);
        var film = new RunSpec("pocket", "film", Map.of("smallestCrop", "0.5", "mixing", "cutmix"), new SplitSpec.Shots(2), 0);

        List<View> several = session.preflight().views(film, Optional.empty(), 4, 0);
        assertThat(several).extracting(View::image).hasSize(4).doesNotHaveDuplicates();
        assertThat(several).allSatisfy(v -> assertThat(v.jpeg()).startsWith(0xFF, 0xD8));

        // One that the run would not even learn from.
        String last = session.dataset().samples().getLast().image().name();
        assertThat(several).extracting(View::image).doesNotContain(last);
        List<View> one = session.preflight().views(film, Optional.of(last), 8, 0);
        assertThat(one).extracting(View::image).hasSize(8).containsOnly(last);
        assertThat(one.stream().map(v -> java.util.Arrays.hashCode(v.jpeg())).distinct().count()).isGreaterThan(4);

        assertThat(session.preflight().views(film, Optional.of("gone.png"), 4, 0)).extracting(View::image)
                .containsExactlyElementsOf(several.stream().map(View::image).toList());
        assertThat(session.preflight().views(film, Optional.empty(), 4, 1)).extracting(View::image)
                .isNotEqualTo(several.stream().map(View::image).toList());
        assertThat(session.preflight().views(new RunSpec("pocket", "centroid", Map.of(), new SplitSpec.Shots(2), 0),
                Optional.of(last), 4, 0)).isEmpty();
    }
}
