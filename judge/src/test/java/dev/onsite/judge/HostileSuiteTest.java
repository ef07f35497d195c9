package dev.onsite.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Tolerance;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Difficulty;
import dev.onsite.judge.problem.Limits;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.sandbox.Isolation;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.value.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs that mean harm, in every tier: each gets its declared verdict, and the machine is as it was before. Two run
 * at a time, as two candidates would.
 */
class HostileSuiteTest {
    private static final Limits LIMITS = new Limits(400, 64, 16);

    /** Beside the limit: Java's own memory, and what is allocated between two looks of the watch. */
    private static final int MOST_MB = 64 + 160 + 400;

    private static final Problem TOTAL = new Problem(
            "total",
            "Total",
            Difficulty.EASY,
            List.of("test"),
            10,
            new Signature.Function(
                    "total",
                    "total",
                    List.of(new Signature.Parameter("values", new Type.Array(Type.Scalar.DOUBLE, 1), "numbers")),
                    Type.Scalar.DOUBLE),
            LIMITS,
            Tolerance.DEFAULT,
            List.of(),
            "",
            List.of(),
            "",
            Map.of(Language.JAVA, "", Language.PYTHON, ""),
            Map.of(),
            List.of(),
            List.of(),
            List.of());

    private static final class TotalChecker implements Checker {
        @Override
        public List<Case> cases(long seed) {
            return List.of(Case.sample("three", seed, (Object) new double[] {1, 2, 3}), Case.of("two", seed, (Object)
                    new double[] {10, 20}));
        }

        @Override
        public Object expected(Case test) {
            return Arrays.stream(test.argument(0, double[].class)).sum();
        }
    }

    /** In the tiers that this machine does not use, every so manieth program runs by default. */
    private static final int PART = 5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NAMESPACES", "LIMITS"})
    void everyProgramGetsItsVerdictAndDoesNoHarm(Isolation tier) throws Exception {
        Path canary = Files.writeString(folder.resolve("canary"), "unharmed");
        List<String> findings = new ArrayList<>();
        Set<Long> before = processes();
        try (Judge judge = start(tier)) {
            assumeTrue(judge.isolation() == tier, tier + " does not work here");
            Set<Language> languages = judge.languages();
            List<HostileProgram> programs = HostileProgram.all().stream()
                    .filter(program -> program.runsIn(tier) && languages.contains(program.language()))
                    .toList();
            if (!whole(tier)) {
                programs = IntStream.range(0, programs.size())
                        .filter(i -> i % PART == tier.id().length() % PART)
                        .mapToObj(programs::get)
                        .toList();
            }
            assertTrue(programs.size() >= 7 * languages.size(), programs.size() + " programs");
            ExecutorService two = Executors.newFixedThreadPool(2);
            try {
                List<Callable<String>> runs = programs.stream()
                        .<Callable<String>>map(p -> () -> run(judge, p))
                        .toList();
                for (Future<String> finding : two.invokeAll(runs)) {
                    findings.add(finding.get());
                }
            } finally {
                two.shutdownNow();
            }
        }
        findings.removeIf(String::isEmpty);
        assertEquals("", String.join("\n", findings));
        assertEquals("unharmed", Files.readString(canary));
        for (String place : List.of("/", "/usr", "/bin", "/etc", "/var", "/opt", "/dev/shm", "/tmp")) {
            assertTrue(Files.notExists(Path.of(place, "onsite-hostile")), place);
        }
        assertEquals(Set.of(), left(before), "processes that outlive the judge");
    }

    /** Whether every program runs: in the tier that this machine uses, and in all by {@code -Dhostile.all=true}. */
    private static boolean whole(Isolation tier) throws IOException {
        if (Boolean.getBoolean("hostile.all")) {
            return true;
        }
        if (tier == Isolation.BUBBLEWRAP) {
            return true;
        }
        try (Judge best = Judge.start(new JudgeOptions(Isolation.BUBBLEWRAP, false))) {
            return best.isolation() == tier;
        } catch (IOException nothingIsolates) {
            return true;
        }
    }

    private static Judge start(Isolation tier) throws IOException {
        try {
            return Judge.start(new JudgeOptions(tier, true));
        } catch (IOException nothingIsolates) {
            assumeTrue(false, nothingIsolates.getMessage());
            throw nothingIsolates;
        }
    }

    private static String run(Judge judge, HostileProgram program) {
        Submission submission =
                new Submission(program.language(), program.language().fileName(), program.source());
        Report report = judge.judge(TOTAL, new TotalChecker(), submission, Run.ALL, JudgeListener.NONE);
        String what = program.fileName() + ": " + report.verdict() + " in "
                + String.format(Locale.ROOT, "%.0f ms, %.0f MiB", report.wallMillis(), report.peakMb());
        if (Boolean.getBoolean("hostile.table")) {
            System.out.println("| " + judge.isolation().id() + " | " + what + " |");
        }
        if (!program.expected().contains(report.verdict())) {
            return what + ", expected " + program.expected() + ": " + report.message();
        }
        return report.peakMb() > MOST_MB ? what + ": more memory than " + MOST_MB + " MiB" : "";
    }

    private static Set<Long> processes() {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** Processes that are new, and ours or a submission's that has lost its judge. */
    private static Set<Long> left(Set<Long> before) {
        Set<Long> own =
                ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
        Set<Long> left = processes();
        left.removeAll(before);
        left.removeIf(pid -> !own.contains(pid) && !(isSubmissions(pid) && isOrphan(pid)));
        // What was killed may take a moment to be gone.
        left.removeIf(pid -> ProcessHandle.of(pid)
                .map(handle -> {
                    try {
                        handle.onExit().get(10, java.util.concurrent.TimeUnit.SECONDS);
                        return true;
                    } catch (Exception alive) {
                        return false;
                    }
                })
                .orElse(true));
        return left;
    }

    private static boolean isSubmissions(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return status.anyMatch(line -> line.startsWith("Uid:\t18"));
        } catch (IOException | java.io.UncheckedIOException gone) {
            return false;
        }
    }

    /** Another judge on this machine has submissions too: below a Java of its own. */
    private static boolean isOrphan(long pid) {
        Optional<ProcessHandle> parent = ProcessHandle.of(pid).flatMap(ProcessHandle::parent);
        while (parent.isPresent()) {
            if (parent.get().info().command().orElse("").endsWith("/java")) {
                return false;
            }
            parent = parent.get().parent();
        }
        return true;
    }

    @Test
    void verdictsOfTheSuiteAreDeclared() throws IOException {
        List<HostileProgram> programs = HostileProgram.all();
        assertTrue(programs.size() >= 60, programs.size() + " programs");
        assertTrue(programs.stream().noneMatch(p -> p.expected().contains(Verdict.IE)));
    }
}
