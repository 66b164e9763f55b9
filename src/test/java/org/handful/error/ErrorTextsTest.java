package org.handful.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure a user can meet says what was wrong and what to do, and no text speaks of a failure that is none. */
class ErrorTextsTest {
    private static final Object[] ARGUMENTS = {"first", "second", "third", "fourth"};

    static Stream<HandfulException> problems() throws ReflectiveOperationException {
        Stream.Builder<HandfulException> all = Stream.builder();
        for (Class<?> kind : HandfulException.class.getPermittedSubclasses()) {
            Class<?> problem = Arrays.stream(kind.getDeclaredClasses())
                    .filter(c -> c.getSimpleName().equals("Problem"))
                    .findFirst()
                    .orElseThrow();
            Constructor<?> constructor = kind.getConstructor(problem, Object[].class);
            for (Object p : problem.getEnumConstants()) {
                all.add((HandfulException) constructor.newInstance(p, ARGUMENTS));
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyProblemHasAMessageAndARemedy(HandfulException e) {
        assertThat(texts(e).keySet()).contains(e.code() + ".message", e.code() + ".remedy");
        assertThat(e.userMessage()).isNotBlank().doesNotContain("{").contains("first");
        assertThat(e.remedy()).isNotBlank().doesNotContain("{");
    }

    @Test
    void everyTextBelongsToAProblem() throws ReflectiveOperationException {
        List<HandfulException> all = problems().toList();
        List<String> codes = all.stream().map(HandfulException::code).toList();
        assertThat(all.stream().flatMap(e -> texts(e).keySet().stream()).filter(k -> k.startsWith("HF-")))
                .allMatch(k -> codes.contains(k.substring(0, k.indexOf('.'))));
    }

    @Test
    void everyCodeMeansOneThing() throws ReflectiveOperationException {
        assertThat(problems().map(HandfulException::code)).doesNotHaveDuplicates();
    }

    /** The system's own words for a file that is not there are its path. */
    @Test
    void whyAFileWasNotReadOrWrittenIsSaidInWords() {
        var gone = new NoSuchFileException("a.csv");
        var denied = new AccessDeniedException("a.csv");
        assertThat(StorageException.reading(gone, "a.csv").userMessage()).endsWith(": there is no such file.");
        assertThat(StorageException.reading(denied, "a.csv").userMessage()).endsWith(": you may not read it.");
        assertThat(StorageException.writing(gone, "a.csv").userMessage()).endsWith(": its folder does not exist.");
        assertThat(StorageException.writing(denied, "a.csv").problem()).isEqualTo(StorageException.Problem.NO_PERMISSION);
        assertThat(StorageException.writing(new FileSystemException("a.csv", null, "Is a directory"), "a.csv").userMessage())
                .endsWith(": the system says: Is a directory.");
    }

    private static ResourceBundle texts(HandfulException e) {
        return ResourceBundle.getBundle("i18n." + e.bundle());
    }
}
