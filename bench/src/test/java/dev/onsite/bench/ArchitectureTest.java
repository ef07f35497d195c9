package dev.onsite.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the table of {@code docs/architecture.md}: which module may use which. */
class ArchitectureTest {
    /** Each module, and those it may use besides itself. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "ml", Set.of(),
            "testbed", Set.of(),
            "judge", Set.of(),
            "problems", Set.of("judge", "ml"),
            "workbench", Set.of("judge", "problems", "ml", "testbed"),
            "bench", Set.of("judge", "problems", "ml", "testbed", "workbench"));

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.onsite");
    }

    @Test
    void everyModuleIsInTheTable() {
        String[] packages = MAY_USE.keySet().stream().map(module -> in(module)).toArray(String[]::new);
        classes().should().resideInAnyPackage(packages).check(house);
    }

    @TestFactory
    Stream<DynamicTest> modulesUseOnlyWhatTheyMay() {
        return each(module -> noClasses()
                .that()
                .resideInAPackage(in(module))
                .should()
                .dependOnClassesThat(areOursAndNotFor(module))
                .check(house));
    }

    @TestFactory
    Stream<DynamicTest> packagesFormNoCycles() {
        return each(module -> slices().matching("dev.onsite." + module + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(house));
    }

    @Test
    void mlHasNoRuntimeDependency() {
        classes()
                .that()
                .resideInAPackage(in("ml"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(in("ml"), "java..", "jdk.incubator.vector..")
                .check(house);
    }

    @Test
    void theHarnessStandsAlone() {
        classes()
                .that()
                .resideInAPackage(in("judge.harness"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(in("judge.harness"), "java..", "javax.tools..", "com.sun.management..")
                .check(house);
    }

    @Test
    void simdIsNeverNamed() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("ml.simd"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("ml.simd"))
                .check(house);
    }

    private interface Rule {
        void check(String module);
    }

    private static Stream<DynamicTest> each(Rule rule) {
        return MAY_USE.keySet().stream()
                .sorted()
                .map(module -> DynamicTest.dynamicTest(module, () -> rule.check(module)));
    }

    private static String in(String name) {
        return "dev.onsite." + name + "..";
    }

    private static DescribedPredicate<JavaClass> areOursAndNotFor(String module) {
        Set<String> uses = MAY_USE.get(module);
        return DescribedPredicate.describe("are in another module than " + module + " and " + uses, used -> {
            String[] parts = used.getPackageName().split("\\.", -1);
            return used.getPackageName().startsWith("dev.onsite.")
                    && !parts[2].equals(module)
                    && !uses.contains(parts[2]);
        });
    }
}
