package dev.onsite.judge;

import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Limits;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.worker.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is said of a submission that threw, was stopped or ended itself. */
final class Endings {
    private static final Set<String> FORBIDDEN = Set.of(
            "java.net.SocketException",
            "java.net.ConnectException",
            "java.net.NoRouteToHostException",
            "java.net.UnknownHostException",
            "java.net.BindException",
            "java.nio.file.AccessDeniedException",
            "java.nio.file.ReadOnlyFileSystemException",
            "PermissionError");
    private static final List<String> FORBIDDEN_WORDS = List.of(
            "Read-only file system",
            "Network is unreachable",
            "UnknownHostException",
            "Temporary failure in name resolution",
            "Name or service not known",
            "Connection refused",
            "Operation not permitted",
            "Permission denied");

    /** SIGXCPU, which the kernel sends at its limit of processor time. */
    private static final int CPU_SIGNAL = 24;

    private static final int KILL_SIGNAL = 9;

    private final Limits limits;
    private final Language language;
    private final String fileName;

    Endings(Limits limits, Language language, String fileName) {
        this.limits = limits;
        this.language = language;
        this.fileName = fileName;
    }

    /** A worker that did not answer with a value. */
    Outcome outcome(Reply reply, String when) {
        if (reply.frame() != null) {
            return switch (reply.frame().kind()) {
                case 'O' -> outputLimit();
                case 'M' -> memoryLimit();
                default -> forged();
            };
        }
        return switch (reply.ending()) {
            case CPU ->
                verdict(
                        Verdict.TLE,
                        sentence("Stopped after %.1f s of processor time; %.1f s are allowed", limits.cpuMillis())
                                + space(when) + ".");
            case WALL ->
                verdict(
                        Verdict.TLE,
                        "Stopped after " + String.format(Locale.ROOT, "%.1f", reply.wallMillis() / 1000)
                                + " s by the clock with only "
                                + String.format(Locale.ROOT, "%.1f", reply.cpuMillis() / 1000)
                                + " s of processor time" + space(when) + ": it waits or sleeps.");
            case MEMORY -> memoryLimit();
            case OUTPUT -> outputLimit();
            case GARBLED -> forged();
            case EXITED -> exited(reply, when);
        };
    }

    private Outcome exited(Reply reply, String when) {
        if (reply.standardError().contains("java.lang.OutOfMemoryError")) {
            return memoryLimit();
        }
        int code = reply.exitCode();
        if (code == 128 + CPU_SIGNAL) {
            return verdict(Verdict.TLE, "Stopped by the system after using up its processor time" + space(when) + ".");
        }
        String how = code == 128 + KILL_SIGNAL
                ? "was killed, by itself or a process it started,"
                : code > 128
                        ? "ended with signal " + (code - 128)
                                + ", as a crash in native code or too deep a recursion does"
                        : "ended the process with exit code " + code + " before answering";
        return verdict(Verdict.RE, "Your program " + how + space(when) + ".");
    }

    /** An exception: [type, message, [[method, line], …], printed]. */
    Outcome thrown(List<?> exception) {
        String type = (String) exception.get(0);
        String message = (String) exception.get(1);
        if (type.equals("java.lang.OutOfMemoryError")) {
            return memoryLimit();
        }
        StringBuilder text = new StringBuilder(simple(type));
        if (!message.isEmpty() && !message.equals("null")) {
            text.append(": ").append(message);
        }
        for (Object entry : (List<?>) exception.get(2)) {
            List<?> frame = (List<?>) entry;
            text.append("\n  at ").append(fileName).append(':').append(frame.get(1));
            text.append(" in ").append(frame.get(0));
        }
        boolean forbidden = FORBIDDEN.contains(type) || FORBIDDEN_WORDS.stream().anyMatch(message::contains);
        if (forbidden) {
            return verdict(
                    Verdict.SV, "Your code tried what no submission may: network, files or other processes. " + text);
        }
        if (type.equals("SystemExit")) {
            return verdict(Verdict.RE, "Your program ends itself instead of returning. " + text);
        }
        return verdict(Verdict.RE, text.toString());
    }

    /** What the judge looks for is not there. */
    Outcome compileError(String message) {
        return verdict(Verdict.CE, message);
    }

    /** A Python syntax error: [line, column, message]. */
    Outcome syntaxError(List<?> error) {
        return verdict(Verdict.CE, fileName + ":" + error.get(0) + ":" + error.get(1) + ": " + error.get(2));
    }

    /** Something other than the harness wrote to the judge's pipe. */
    Outcome forged() {
        return verdict(Verdict.SV, "Your code wrote to the judge's own channel instead of returning a value.");
    }

    private Outcome memoryLimit() {
        return verdict(
                Verdict.MLE,
                "Needs more than the " + limits.memoryMb() + " MiB that are allowed."
                        + (language == Language.PYTHON
                                ? " A temporary array may be the cause: multiply its dimensions."
                                : " Look for the largest array you allocate."));
    }

    private Outcome outputLimit() {
        return verdict(
                Verdict.OLE,
                "Prints more than the " + limits.outputKb() + " KiB that are kept. Print less, or nothing.");
    }

    private static Outcome verdict(Verdict verdict, String message) {
        return new Outcome(verdict, message, null, null, null, Double.NaN);
    }

    private static String sentence(String format, int millis) {
        return String.format(Locale.ROOT, format, millis / 1000.0, millis / 1000.0);
    }

    private static String space(String when) {
        return when.isEmpty() ? "" : " " + when;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
