package dev.onsite.workbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.Judge;
import dev.onsite.judge.mutation.Mutant;
import dev.onsite.judge.mutation.MutationRun;
import dev.onsite.judge.problem.Survivor;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code onsite verify --mutants}: what the cases notice of small changes to the references. */
final class MutationProof {
    private final List<MutationRun.Finding> findings = new ArrayList<>();

    /** Judges the mutants of these problems and tells of each reference as it goes. */
    void run(List<ProblemBank.Entry> entries, int most, Judge judge, PrintWriter progress) {
        MutationRun run = new MutationRun(judge, most);
        for (ProblemBank.Entry entry :
                entries.stream().flatMap(ProblemBank.Entry::withStages).toList()) {
            for (Language language : entry.problem().languages()) {
                if (judge.hasLanguage(language)) {
                    long start = System.nanoTime();
                    MutationRun.Finding finding = run.run(entry.problem(), entry.checker(), language);
                    findings.add(finding);
                    progress.printf(
                            Locale.ROOT,
                            "%-30s %-6s  %3d mutants  %3d killed  %2d listed  %2d left  %5.1f %%  %5.1f s%n",
                            finding.problem(),
                            language.label(),
                            finding.judged(),
                            finding.killed(),
                            finding.listed().size(),
                            finding.survivors().size(),
                            100 * finding.rate(),
                            (System.nanoTime() - start) / 1e9);
                    progress.flush();
                }
            }
        }
    }

    boolean ok() {
        return rate() >= MutationRun.LEAST_KILLED && findings.stream().allMatch(MutationRun.Finding::ok);
    }

    void print(PrintWriter out) {
        for (MutationRun.Finding finding : findings) {
            String name = finding.problem() + ", " + finding.language().label();
            for (Mutant mutant : finding.survivors()) {
                out.printf(
                        "%n%s, line %d, %s survives:%n  was %s%n  now %s%n",
                        name, mutant.line(), mutant.kind(), mutant.was(), mutant.now());
            }
            for (Survivor listed : finding.stale()) {
                out.printf(
                        "%n%s: survivors.yaml lists what does not survive:%n  was %s%n  now %s%n",
                        name, listed.was(), listed.now());
            }
        }
        out.printf(
                Locale.ROOT,
                "%n%d references, %d mutants, %d killed, %d listed as survivors: %.1f %%%n",
                findings.size(),
                judged(),
                killed(),
                listed(),
                100 * rate());
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("references", findings.size());
        json.put("mutants", judged());
        json.put("killed", killed());
        json.put("listed", listed());
        json.put("rate", rate());
        ArrayNode array = json.putArray("by_reference");
        for (MutationRun.Finding finding : findings) {
            ObjectNode node = array.addObject();
            node.put("problem", finding.problem());
            node.put("language", finding.language().id());
            node.put("made", finding.made());
            node.put("mutants", finding.judged());
            node.put("killed", finding.killed());
            node.put("listed", finding.listed().size());
            node.put("rate", finding.rate());
            node.put("ok", finding.ok());
            ArrayNode survivors = node.putArray("survivors");
            for (Mutant mutant : finding.survivors()) {
                survivors
                        .addObject()
                        .put("line", mutant.line())
                        .put("kind", mutant.kind())
                        .put("was", mutant.was())
                        .put("now", mutant.now());
            }
            ArrayNode stale = node.putArray("stale");
            finding.stale()
                    .forEach(
                            listed -> stale.addObject().put("was", listed.was()).put("now", listed.now()));
        }
        return json;
    }

    private int judged() {
        return findings.stream().mapToInt(MutationRun.Finding::judged).sum();
    }

    private int killed() {
        return findings.stream().mapToInt(MutationRun.Finding::killed).sum();
    }

    private int listed() {
        return findings.stream().mapToInt(finding -> finding.listed().size()).sum();
    }

    private double rate() {
        int counted = judged() - listed();
        return counted == 0 ? 1 : (double) killed() / counted;
    }
}
