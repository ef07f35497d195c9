"""Mutants of a Python source: each as its start, end, kind and replacement, in offsets of characters."""

import ast
import re

BINARY = {
    ast.Add: ("+", ["-"]),
    ast.Sub: ("-", ["+"]),
    ast.Mult: ("*", ["/"]),
    ast.Div: ("/", ["*"]),
    ast.FloorDiv: ("//", ["/"]),
    ast.Mod: ("%", ["*"]),
    ast.Pow: ("**", ["*"]),
    ast.LShift: ("<<", [">>"]),
    ast.RShift: (">>", ["<<"]),
    ast.BitAnd: ("&", ["|"]),
    ast.BitOr: ("|", ["&"]),
    ast.BitXor: ("^", ["|"]),
}
COMPARISON = {
    ast.Lt: ("<", ["<=", ">="]),
    ast.LtE: ("<=", ["<", ">"]),
    ast.Gt: (">", [">=", "<="]),
    ast.GtE: (">=", [">", "<"]),
    ast.Eq: ("==", ["!="]),
    ast.NotEq: ("!=", ["=="]),
    ast.In: ("in", ["not in"]),
    ast.NotIn: ("not in", ["in"]),
    ast.Is: ("is", ["is not"]),
    ast.IsNot: ("is not", ["is"]),
}
FUNCTIONS = {
    "max": "min",
    "min": "max",
    "maximum": "minimum",
    "minimum": "maximum",
    "argmax": "argmin",
    "argmin": "argmax",
    "sum": "mean",
    "mean": "sum",
    "any": "all",
    "all": "any",
    "floor": "ceil",
    "ceil": "floor",
}
OPPOSITE_OF_ITS_OWN = (ast.Compare,)


class Mutator(ast.NodeVisitor):
    def __init__(self, source):
        self.source = source
        # Columns of the tree count bytes.
        self.lines = source.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.found = []

    def offset(self, line, column):
        text = self.lines[line - 1].encode()[:column].decode()
        return self.starts[line - 1] + len(text)

    def start(self, node):
        return self.offset(node.lineno, node.col_offset)

    def end(self, node):
        return self.offset(node.end_lineno, node.end_col_offset)

    def add(self, start, end, kind, replacement):
        self.found.append((start, end, kind, replacement))

    def between(self, left, right, symbol, others, kind):
        low, high = self.end(left), self.start(right)
        pattern = r"\b" + symbol.replace(" ", r"\s+") + r"\b" if symbol[0].isalpha() else re.escape(symbol)
        match = re.search(pattern, self.source[low:high])
        if match:
            for other in others:
                self.add(low + match.start(), low + match.end(), kind, other)

    def visit_BinOp(self, node):
        if type(node.op) in BINARY:
            symbol, others = BINARY[type(node.op)]
            self.between(node.left, node.right, symbol, others, "operator")
        self.generic_visit(node)

    def visit_AugAssign(self, node):
        if type(node.op) in BINARY:
            symbol, others = BINARY[type(node.op)]
            self.between(node.target, node.value, symbol + "=", [other + "=" for other in others], "operator")
        self.remove(node)
        self.generic_visit(node)

    def visit_Compare(self, node):
        left = node.left
        for op, right in zip(node.ops, node.comparators):
            symbol, others = COMPARISON[type(op)]
            self.between(left, right, symbol, others, "comparison")
            left = right
        self.generic_visit(node)

    def visit_BoolOp(self, node):
        symbol, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:]):
            self.between(left, right, symbol, [other], "operator")
        self.generic_visit(node)

    def visit_UnaryOp(self, node):
        low = self.start(node)
        if isinstance(node.op, (ast.USub, ast.Not, ast.Invert)):
            self.add(low, low + (3 if isinstance(node.op, ast.Not) else 1), "operator", "")
        self.generic_visit(node)

    def visit_Constant(self, node):
        low, high = self.start(node), self.end(node)
        value = node.value
        if isinstance(value, bool):
            self.add(low, high, "constant", str(not value))
        elif isinstance(value, int):
            self.add(low, high, "constant", str(value + 1))
            if value > 0:
                self.add(low, high, "constant", str(value - 1))
        elif isinstance(value, float):
            self.add(low, high, "constant", "1.0" if value == 0 else repr(2 * value))

    def visit_Call(self, node):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
        if name in FUNCTIONS and not (isinstance(node.func, ast.Name) and name == "sum"):
            high = self.end(node.func)
            self.add(high - len(name), high, "function", FUNCTIONS[name])
        self.generic_visit(node)

    def visit_keyword(self, node):
        if node.arg == "axis":
            low, high = self.start(node.value), self.end(node.value)
            now = self.source[low:high]
            self.add(low, high, "axis", "1" if now in ("0", "-2") else "0")
            return
        self.generic_visit(node)

    def negate(self, test):
        if not isinstance(test, OPPOSITE_OF_ITS_OWN):
            low, high = self.start(test), self.end(test)
            self.add(low, high, "negated condition", "not (" + self.source[low:high] + ")")

    def visit_If(self, node):
        self.negate(node.test)
        self.generic_visit(node)

    visit_While = visit_If
    visit_IfExp = visit_If

    def visit_comprehension(self, node):
        for test in node.ifs:
            self.negate(test)
        self.generic_visit(node)

    def remove(self, node):
        self.add(self.start(node), self.end(node), "removed statement", "pass")

    def visit_Expr(self, node):
        if isinstance(node.value, ast.Constant):
            return  # a docstring
        self.remove(node)
        self.generic_visit(node)

    def visit_Assign(self, node):
        # Without its first assignment a name is unknown, which everything notices: only changes of something.
        if not all(isinstance(target, ast.Name) for target in node.targets):
            self.add(self.start(node), self.end(node), "removed assignment", "pass")
        self.generic_visit(node)

    def visit_Break(self, node):
        self.remove(node)

    visit_Continue = visit_Break

    def visit_FunctionDef(self, node):
        for statement in node.body:
            self.visit(statement)
        for default in node.args.defaults:
            self.visit(default)

    def visit_Import(self, node):
        pass

    visit_ImportFrom = visit_Import


def mutants(source):
    mutator = Mutator(source)
    mutator.visit(ast.parse(source))
    found = sorted(mutator.found, key=lambda one: one[:2])
    return [f"{start}\t{end}\t{kind}\t{replacement}" for start, end, kind, replacement in found]
