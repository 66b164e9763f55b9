package org.handful;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of the house: who may lean on whom, and who alone may touch what. */
class ArchitectureTest {
    private static final String ROOT = "org.handful.";
    private static final long CLASSES_PER_PACKAGE = 16;
    /** Packages that have outgrown the budget, with what they have now: these numbers only ever go down. */
    private static final Map<String, Long> OVER_BUDGET = Map.of(ROOT + "model", 20L, ROOT + "image", 21L);

    private static JavaClasses program;

    @BeforeAll
    static void readTheProgram() {
        program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.handful");
        assertThat(program).isNotEmpty();
    }

    /** Beside itself and libraries. */
    @ParameterizedTest(name = "{0} may import {1}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "model    | -",
        "error    | model",
        "math     | model error",
        "image    | model error math",
        "backbone | model error math image",
        "engine   | model error math image backbone",
        "method   | model error math",
        "tune     | model error math image backbone engine method",
        "eval     | model error math",
        "store    | model error math image backbone method eval",
        "run      | model error math image backbone engine method tune eval store",
        "cli      | model error method eval run",
        "ui       | model error method eval run",
    })
    void leansOnlyOnWhatLiesBelowIt(String name, String allowed) {
        String[] own = packages(allowed == null ? name : name + " " + allowed);
        holds(classes().that().resideInAPackage(ROOT + name + "..").should().onlyDependOnClassesThat(
                resideOutsideOfPackages("org.handful..").or(resideInAnyPackage(own))));
    }

    /** The graph of a backward pass keeps a number whose memory is gone by then: see {@code Scaled}. */
    @ParameterizedTest(name = "no NDArray.{0}(Number)")
    @ValueSource(strings = {"mul", "div", "pow", "maximum", "minimum"})
    void numbersInTheGraphLiveAsLongAsIt(String operation) {
        holds(noClasses().that().resideInAPackage(ROOT + "engine..")
                .should().callMethod(NDArray.class, operation, Number.class));
    }

    @Test
    void onlyTheCompositionRootKnowsEverything() {
        holds(noClasses().that().resideOutsideOfPackage(ROOT + "app..")
                .should().dependOnClassesThat().resideInAPackage(ROOT + "app.."));
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource(delimiter = '|', value = {
        "ai.djl..                                        | engine",
        "java.sql.. javax.sql.. org.sqlite..             | store",
        "java.awt.. javax.imageio.. javafx.embed.swing.. | image ui.chart",
        "org.jfree..                                     | ui.chart",
        "javafx..                                        | ui app",
        "picocli..                                       | cli app",
        "org.openpnp.. com.sun.jna..                     | run.local.camera",
    })
    void aLibraryStaysInItsRoom(String library, String rooms) {
        holds(noClasses().that(resideOutsideOfPackages(packages(rooms)))
                .should().dependOnClassesThat().resideInAnyPackage(library.split(" ")));
    }

    @Test
    void screensDoNotKnowEachOther() {
        holds(classes().that(describe("are of a screen", c -> screen(c) != null)).should()
                .onlyDependOnClassesThat(resideOutsideOfPackages(ROOT + "ui..")
                        .or(resideInAnyPackage(ROOT + "ui.common..", ROOT + "ui.chart.."))
                        .or(describe("any screen", c -> screen(c) != null))));
        program.stream().filter(c -> screen(c) != null).forEach(c -> assertThat(
                        c.getDirectDependenciesFromSelf().stream()
                                .map(d -> screen(d.getTargetClass()))
                                .filter(s -> s != null && !s.equals(screen(c))))
                .as("other screens that %s knows", c.getName())
                .isEmpty());
    }

    @Test
    void whatScreensShareDoesNotKnowThem() {
        holds(noClasses().that().resideInAPackage(ROOT + "ui.common..")
                .should().dependOnClassesThat(resideInAnyPackage(ROOT + "ui..")
                        .and(resideOutsideOfPackages(ROOT + "ui.common.."))));
        holds(noClasses().that().resideInAPackage(ROOT + "ui.chart..")
                .should().dependOnClassesThat(resideInAnyPackage(ROOT + "ui..")
                        .and(resideOutsideOfPackages(ROOT + "ui.common..", ROOT + "ui.chart.."))));
    }

    /** Null for what all screens share, and for the shell, which puts them together. */
    private static String screen(JavaClass c) {
        String prefix = ROOT + "ui.";
        if (!c.getPackageName().startsWith(prefix)) {
            return null;
        }
        String name = c.getPackageName().substring(prefix.length()).split("\\.")[0];
        return Set.of("common", "chart", "shell").contains(name) ? null : name;
    }

    @Test
    void oneDoorLeadsToTheFxThread() {
        Set<JavaClass> doors = program.stream()
                .filter(c -> uses(c, Platform.class, "runLater"))
                .map(ArchitectureTest::topLevel)
                .collect(Collectors.toSet());
        assertThat(doors).hasSizeLessThanOrEqualTo(1).allMatch(c -> c.getPackageName().equals(ROOT + "ui.common"));
    }

    @Test
    void onlyTheFacesWriteToTheConsole() {
        holds(noClasses().that(resideOutsideOfPackages(packages("cli app"))).should(ACCESS_STANDARD_STREAMS));
    }

    /** Threads come from a named factory in an executor, so that an exception in one is never lost. */
    @Test
    void nobodyMakesThreadsByTheWay() {
        DescribedPredicate<JavaClass> makesOne = describe("make a thread other than a shutdown hook", c ->
                (uses(c, Thread.class, "<init>") && !uses(c, Runtime.class, "addShutdownHook"))
                        || uses(c, Thread.class, "startVirtualThread")
                        || uses(c, Thread.Builder.OfVirtual.class, "start")
                        || uses(c, Thread.Builder.OfPlatform.class, "start"));
        holds(classes().that(makesOne).should().resideInAnyPackage(packages("engine store run")));
    }

    @Test
    void namesSayWhatAClassIs() {
        holds(classes().should().haveNameNotMatching(".*(Manager|Helper|Utils?)"));
    }

    @Test
    void packagesStaySmall() {
        Map<String, Long> sizes = program.stream()
                .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.entrySet().removeIf(e -> e.getValue() <= OVER_BUDGET.getOrDefault(e.getKey(), CLASSES_PER_PACKAGE));
        assertThat(sizes).as("packages with more than %d classes", CLASSES_PER_PACKAGE).isEmpty();
    }

    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(program);
    }

    private static String[] packages(String names) {
        return Arrays.stream(names.split(" ")).map(n -> ROOT + n + "..").toArray(String[]::new);
    }

    private static boolean uses(JavaClass c, Class<?> owner, String member) {
        return Stream.<JavaAccess<?>>concat(
                        c.getCodeUnitCallsFromSelf().stream(), c.getCodeUnitReferencesFromSelf().stream())
                .map(JavaAccess::getTarget)
                .anyMatch(t -> t.getOwner().isEquivalentTo(owner) && t.getName().equals(member));
    }

    private static JavaClass topLevel(JavaClass c) {
        return c.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(c);
    }
}
