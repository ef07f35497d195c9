import operator
import re

import numpy as np

COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne}
TOKEN = re.compile(r"[A-Za-z_]\w*|[0-9.]+|[<>=!]=|[-+*/()<>]")


def evaluate(rules, names, events):
    columns = dict(zip(names, events.T))
    with np.errstate(divide="ignore", invalid="ignore"):
        values = [Parser(rule, columns).disjunction() for rule in rules]
    return np.stack([np.broadcast_to(value, len(events)) == 1 for value in values], axis=1)


class Parser:
    """Recursive descent that calculates with whole columns. Truths are 0, 0.5 (unknown) and 1."""

    def __init__(self, rule, columns):
        self.tokens = TOKEN.findall(rule) + [None]
        self.at, self.columns = 0, columns

    def take(self, *wanted):
        token = self.tokens[self.at]
        if token in wanted:
            self.at += 1
            return token
        return None

    def disjunction(self):
        left = self.conjunction()
        while self.take("or"):
            left = np.maximum(left, self.conjunction())
        return left

    def conjunction(self):
        left = self.negation()
        while self.take("and"):
            left = np.minimum(left, self.negation())
        return left

    def negation(self):
        return 1 - self.negation() if self.take("not") else self.comparison()

    def comparison(self):
        left = self.sum()
        symbol = self.take(*COMPARE)
        if not symbol:
            return left
        right = self.sum()
        return np.where(np.isnan(left) | np.isnan(right), 0.5, COMPARE[symbol](left, right))

    def sum(self):
        left = self.product()
        while symbol := self.take("+", "-"):
            right = self.product()
            left = left + right if symbol == "+" else left - right
        return left

    def product(self):
        left = self.atom()
        while symbol := self.take("*", "/"):
            right = self.atom()
            left = left * right if symbol == "*" else left / np.where(right == 0, np.nan, right)
        return left

    def atom(self):
        if self.take("("):
            inner = self.disjunction()
            self.take(")")
            return inner
        token = self.tokens[self.at]
        self.at += 1
        return np.float64(token) if token[0].isdigit() else self.columns[token]
