package dev.onsite.workbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.Judge;
import dev.onsite.judge.verify.Check;
import dev.onsite.judge.verify.Verifier;
import dev.onsite.problems.ProblemBank;
import dev.onsite.problems.lint.Linter;
import dev.onsite.workbench.ReportJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Prove the problem bank: references pass, starters do not, wrong solutions fail as declared,"
                + " and the pages say what is so."
                + " Exits with 1 where a check fails.")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "SLUG", description = "One problem (default: all).")
    private String slug;

    @Option(
            names = "--mutants",
            description = "Change the references in one small place at a time and see whether the cases notice.")
    private boolean mutants;

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "With --mutants: judge at most so many of a reference, spread evenly (default: all).")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ProblemBank bank = ProblemBank.load();
        List<ProblemBank.Entry> entries = slug == null ? bank.all() : List.of(Bank.find(slug.split("\\.", 2)[0]));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (mutants) {
            return mutants(entries, out, json ? err : out);
        }
        Linter linter = bank.linter();
        List<Check> checks = new ArrayList<>();
        try (Judge judge = Judges.start(true)) {
            Verifier verifier = new Verifier(judge);
            int width = entries.stream()
                    .mapToInt(e -> e.problem().slug().length())
                    .max()
                    .orElse(0);
            for (ProblemBank.Entry entry : entries) {
                long start = System.nanoTime();
                List<Check> found = new ArrayList<>(linter.lint(entry.problem(), entry.checker()));
                found.addAll(verifier.verify(entry.problem(), entry.checker()));
                checks.addAll(found);
                (json ? err : out)
                        .printf(
                                Locale.ROOT,
                                "%-" + width + "s  %3d checks  %3d failed  %5.1f s%n",
                                entry.problem().slug(),
                                found.size(),
                                found.stream().filter(check -> !check.ok()).count(),
                                (System.nanoTime() - start) / 1e9);
                (json ? err : out).flush();
            }
        }
        List<Check> failures = checks.stream().filter(check -> !check.ok()).toList();
        if (json) {
            out.print(ReportJson.pretty(toJson(entries.size(), checks.size(), failures)));
        } else {
            for (Check failure : failures) {
                out.printf(
                        "%n%s: %s%n  expected %s%n  got      %s%n",
                        failure.problem(), failure.check(), failure.expected(), failure.got());
            }
            out.printf(
                    Locale.ROOT,
                    "%n%d problems, %d checks, %d failed%n",
                    entries.size(),
                    checks.size(),
                    failures.size());
        }
        out.flush();
        return failures.isEmpty() ? Onsite.YES : Onsite.NO;
    }

    private int mutants(List<ProblemBank.Entry> entries, PrintWriter out, PrintWriter progress) {
        if (most < 1) {
            throw new FailureException("--most must be at least 1, got " + most);
        }
        MutationProof proof = new MutationProof();
        try (Judge judge = Judges.start(true)) {
            proof.run(entries, most, judge, progress);
        }
        if (json) {
            out.print(ReportJson.pretty(proof.toJson()));
        } else {
            proof.print(out);
        }
        out.flush();
        return proof.ok() ? Onsite.YES : Onsite.NO;
    }

    private static ObjectNode toJson(int problems, int checks, List<Check> failures) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("problems", problems);
        json.put("checks", checks);
        ArrayNode array = json.putArray("failures");
        for (Check failure : failures) {
            ObjectNode node = array.addObject();
            node.put("problem", failure.problem());
            node.put("check", failure.check());
            node.put("expected", failure.expected());
            node.put("got", failure.got());
        }
        return json;
    }
}
