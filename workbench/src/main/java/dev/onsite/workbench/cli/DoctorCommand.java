package dev.onsite.workbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.workbench.ReportJson;
import dev.onsite.workbench.doctor.Examination;
import dev.onsite.workbench.doctor.Finding;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Say what this machine has, what is missing and what that costs. Exits with 1 where the"
                + " workbench cannot judge.")
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder to look at.")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = Examination.run(Optional.ofNullable(data));
        boolean ready = findings.stream().allMatch(finding -> finding.ok() || !finding.required());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(ReportJson.pretty(toJson(findings, ready)));
        } else {
            Ansi ansi = spec.commandLine().getColorScheme().ansi();
            for (Finding finding : findings) {
                String mark = finding.ok() ? "@|green has|@    " : "@|yellow lacks|@  ";
                out.println(ansi.string(mark) + finding.name() + ": " + finding.found());
                if (!finding.ok()) {
                    out.println("       needed for " + finding.neededFor());
                    out.println("       " + finding.how());
                }
            }
            out.println();
            out.println(ready ? "Ready." : "Not ready: what is lacking above keeps submissions from being judged.");
        }
        out.flush();
        return ready ? Onsite.YES : Onsite.NO;
    }

    private static ObjectNode toJson(List<Finding> findings, boolean ready) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ready", ready);
        ArrayNode checks = json.putArray("checks");
        for (Finding finding : findings) {
            ObjectNode node = checks.addObject();
            node.put("name", finding.name());
            node.put("ok", finding.ok());
            node.put("found", finding.found());
            node.put("needed_for", finding.neededFor());
            node.put("how", finding.how());
        }
        return json;
    }
}
