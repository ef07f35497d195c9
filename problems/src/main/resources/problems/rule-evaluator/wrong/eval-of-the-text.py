# expect: WA on "a missing amount"
# Runs whatever the text says, and knows no unknown.
import numpy as np


def evaluate(rules, names, events):
    codes = [compile(rule, "rule", "eval") for rule in rules]
    fires = np.zeros((len(events), len(rules)), dtype=bool)
    for i, event in enumerate(events):
        values = dict(zip(names, event))
        for r, code in enumerate(codes):
            with np.errstate(all="ignore"):
                fires[i, r] = eval(code, {}, values)
    return fires
