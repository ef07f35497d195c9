package dev.onsite.workbench.doctor;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeOptions;
import dev.onsite.judge.sandbox.Isolation;
import dev.onsite.judge.value.Language;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.workbench.store.DataFolder;
import dev.onsite.workbench.store.Store;
import dev.onsite.workbench.store.StoreException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the machine by trying: a program that is installed may still not work where it is needed. */
public final class Examination {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private Examination() {}

    /** Everything that was looked at, what is required first. Takes a second or two: it starts what it examines. */
    public static List<Finding> run(Optional<Path> data) {
        List<Finding> findings = new ArrayList<>();
        try (Judge judge = Judge.start(JudgeOptions.fromEnvironment(false))) {
            findings.add(java(judge));
            findings.add(isolation(judge));
            findings.add(controlGroups(judge));
            findings.add(python(judge));
        } catch (IOException | IllegalArgumentException refused) {
            findings.add(new Finding(
                    "isolation",
                    false,
                    "none that works",
                    "running submissions at all: they must not reach your files or the network",
                    refused.getMessage(),
                    true));
        }
        findings.add(dataFolder(DataFolder.resolve(data)));
        findings.add(simd());
        findings.add(browser());
        return findings;
    }

    private static Finding java(Judge judge) {
        boolean compiles = judge.hasLanguage(Language.JAVA);
        return new Finding(
                "java",
                compiles,
                System.getProperty("java.vm.vendor") + " " + Runtime.version() + (compiles ? "" : ", without compiler"),
                "solving problems in Java",
                compiles ? "" : "install a JDK of version 17 or newer and start with it: a JRE does not compile",
                true);
    }

    private static Finding isolation(Judge judge) {
        Isolation isolation = judge.isolation();
        boolean full = isolation.isolates();
        return new Finding(
                "isolation",
                full,
                isolation.id() + (judge.filtersSystemCalls() ? ", system calls filtered" : ""),
                "running a submission without network, and away from your files",
                full ? "" : "install bubblewrap and unset " + JudgeOptions.ISOLATION_VARIABLE,
                false);
    }

    private static Finding controlGroups(Judge judge) {
        boolean bound = judge.hasControlGroups();
        return new Finding(
                "cgroups",
                bound,
                bound ? "version 2, memory and pids" : "none that may be written: memory is watched from outside alone",
                "a limit of memory that holds between two looks of the judge's watch",
                bound ? "" : "start from a session whose control group is delegated, as systemd's are for a user",
                false);
    }

    private static Finding python(Judge judge) {
        Optional<String> python = judge.python();
        return new Finding(
                "python",
                python.isPresent(),
                python.orElse("no python3 with numpy that runs isolated"),
                "solving problems in Python",
                python.isPresent() ? "" : "install both, for example: apt install python3-numpy",
                false);
    }

    private static Finding dataFolder(Path folder) {
        // Only a folder that is there is opened: looking must not make one.
        if (!Files.exists(folder)) {
            return new Finding("data", true, folder + ", made at the first start", "keeping your work", "", false);
        }
        try (Store store = Store.open(folder)) {
            int solved = store.submissions().solved().size();
            return new Finding("data", true, folder + ", " + solved + " solved", "keeping your work", "", false);
        } catch (StoreException refused) {
            return new Finding("data", false, folder.toString(), "keeping your work", refused.getMessage(), true);
        }
    }

    private static Finding simd() {
        boolean simd = Kernels.isSimd();
        return new Finding(
                "simd",
                simd,
                simd ? "Vector API" : "scalar kernels",
                "speed of the ml library: without it the same answers take several times as long",
                simd ? "" : "start with ./onsite, which adds --add-modules jdk.incubator.vector",
                false);
    }

    private static Finding browser() {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        return new Finding(
                "chromium",
                found.isPresent(),
                found.map(Path::toString).orElse("none"),
                "the browser tests of onsite test; the workbench runs in any browser",
                found.isPresent() ? "" : "install it, for example: apt install chromium",
                false);
    }
}
