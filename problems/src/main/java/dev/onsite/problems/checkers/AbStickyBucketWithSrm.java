package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Cases of an experiment's assignment; the oracle counts users by the weights they came under, and hashes as the ring does. */
public final class AbStickyBucketWithSrm implements Checker {
    private static final double BUCKETS = 10_000;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "a ramp",
                        draw -> new Script(List.of("layout", new int[] {5_000, 5_000}))
                                .call("srm", List.of(3.84))
                                .call("assign", List.of("ana"))
                                .call("assign", List.of("ben"))
                                .call("assign", List.of("cem"))
                                .call("srm", List.of(3.84))
                                .call("reweight", List.of((Object) new int[] {100, 9_900}))
                                .call("assign", List.of("ana"))
                                .call("assign", List.of("dan"))
                                .call("srm", List.of(0.1)))
                .sampleScript("users come again", draw -> {
                    Script script = new Script(List.of("s", new int[] {2_000, 3_000, 5_000}));
                    for (int i = 0; i < 30; i++) {
                        script.call("assign", List.of("user" + i % 6));
                    }
                    return script.call("srm", List.of(5.99)).call("srm", List.of(0.0));
                })
                .hiddenScript(
                        "one variant",
                        draw -> new Script(List.of("all", new int[] {10_000}))
                                .call("assign", List.of("x"))
                                .call("assign", List.of("y"))
                                .call("srm", List.of(0.0)))
                .hiddenScript(
                        "variants without a share",
                        draw -> traffic(draw, 60, 60, "off", new int[] {0, 5_000, 0, 5_000, 0}))
                .hiddenScript(
                        "on the border",
                        draw -> new Script(List.of("edge", new int[] {2_500, 0, 2_500, 5_000}))
                                .call("assign", List.of(userOf("edge", 0)))
                                .call("assign", List.of(userOf("edge", 2_499)))
                                .call("assign", List.of(userOf("edge", 2_500)))
                                .call("assign", List.of(userOf("edge", 4_999)))
                                .call("assign", List.of(userOf("edge", 5_000)))
                                .call("assign", List.of(userOf("edge", 9_999)))
                                .call("srm", List.of(1.0)))
                .hiddenScript(
                        "another salt, another split",
                        draw -> traffic(draw, 80, 80, "salt" + draw.between(0, 99_999), new int[] {5_000, 5_000}))
                .hiddenScript("a variant is switched on late", draw -> {
                    Script script = new Script(List.of("late", new int[] {10_000, 0}));
                    for (int i = 0; i < 120; i++) {
                        script.call("assign", List.of("user" + draw.between(0, 199)));
                        if (i == 40) {
                            script.call("srm", List.of(1.0))
                                    .call("reweight", List.of((Object) new int[] {5_000, 5_000}));
                        }
                    }
                    return script.call("srm", List.of(3.84));
                })
                .hiddenScript(
                        "the statistic equals the critical value",
                        draw -> new Script(List.of("whole", new int[] {10_000, 0}))
                                .call("assign", List.of("u"))
                                .call("srm", List.of(0.0)))
                .hiddenScript("many variants, often reweighted", AbStickyBucketWithSrm::ramps)
                .hiddenScript(
                        "36,000 calls",
                        draw -> traffic(draw, 36_000, 90_000, "big", new int[] {1_000, 1_500, 500, 2_000, 5_000}))
                .list();
    }

    private static Script traffic(Draw draw, int calls, int users, String salt, int[] weights) {
        Script script = new Script(List.of(salt, weights));
        for (int call = 0; call < calls; call++) {
            if (draw.chance(0.03)) {
                script.call("srm", List.of(draw.uniform(0, 20)));
            } else {
                script.call("assign", List.of("u" + draw.between(0, users - 1)));
            }
        }
        return script.call("srm", List.of(10.83));
    }

    /** The first user with this bucket. */
    private static String userOf(String salt, int bucket) {
        int user = 0;
        while (ConsistentHashRing.hash(salt + ":user" + user) % 10_000 != bucket) {
            user++;
        }
        return "user" + user;
    }

    private static Script ramps(Draw draw) {
        Script script = new Script(List.of("ramps", weights(draw)));
        for (int call = 0; call < 600; call++) {
            if (draw.chance(0.03)) {
                script.call("reweight", List.of((Object) weights(draw)));
            } else if (draw.chance(0.1)) {
                script.call("srm", List.of(draw.uniform(0, 20)));
            } else {
                script.call("assign", List.of("user" + draw.between(0, 300)));
            }
        }
        return script.call("srm", List.of(16.92));
    }

    private static int[] weights(Draw draw) {
        int[] weights = new int[10];
        for (int bucket = 0; bucket < 100; bucket++) {
            weights[draw.between(0, 9)] += 100;
        }
        return weights;
    }

    @Override
    public Object expected(Case test) {
        String salt = test.argument(0, String.class);
        int[] weights = test.argument(1, int[].class);
        Map<String, Integer> users = new HashMap<>();
        // How many users came under which weights, by the array that set them.
        IdentityHashMap<int[], Integer> arrivals = new IdentityHashMap<>();
        int[] observed = new int[weights.length];
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            switch (call.method()) {
                case "assign" -> {
                    String user = (String) call.arguments().get(0);
                    if (!users.containsKey(user)) {
                        int variant = variant(salt + ":" + user, weights);
                        users.put(user, variant);
                        observed[variant]++;
                        arrivals.merge(weights, 1, Integer::sum);
                    }
                    answers.add(users.get(user));
                }
                case "reweight" -> {
                    weights = (int[]) call.arguments().get(0);
                    answers.add(null);
                }
                default -> {
                    double statistic = statistic(observed, arrivals);
                    boolean mismatch = statistic > (Double) call.arguments().get(0);
                    answers.add(Answer.of("Srm", "statistic", statistic, "mismatch", mismatch));
                }
            }
        }
        return answers;
    }

    private static int variant(String text, int[] weights) {
        int left = (int) (ConsistentHashRing.hash(text) % 10_000);
        int variant = 0;
        while (left >= weights[variant]) {
            left -= weights[variant++];
        }
        return variant;
    }

    private static double statistic(int[] observed, IdentityHashMap<int[], Integer> arrivals) {
        double sum = 0;
        for (int j = 0; j < observed.length; j++) {
            long share = 0;
            for (Map.Entry<int[], Integer> arrival : arrivals.entrySet()) {
                share += (long) arrival.getKey()[j] * arrival.getValue();
            }
            double expected = share / BUCKETS;
            sum += expected == 0 ? 0 : Math.pow(observed[j] - expected, 2) / expected;
        }
        return sum;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }
}
