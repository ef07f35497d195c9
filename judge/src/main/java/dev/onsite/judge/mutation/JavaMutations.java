package dev.onsite.judge.mutation;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds what can be changed in a Java source. */
final class JavaMutations extends TreeScanner<Void, Void> {
    private static final Map<Tree.Kind, List<String>> BINARY = Map.ofEntries(
            Map.entry(Tree.Kind.PLUS, List.of("-")),
            Map.entry(Tree.Kind.MINUS, List.of("+")),
            Map.entry(Tree.Kind.MULTIPLY, List.of("/")),
            Map.entry(Tree.Kind.DIVIDE, List.of("*")),
            Map.entry(Tree.Kind.REMAINDER, List.of("*")),
            Map.entry(Tree.Kind.LEFT_SHIFT, List.of(">>")),
            Map.entry(Tree.Kind.RIGHT_SHIFT, List.of("<<")),
            Map.entry(Tree.Kind.UNSIGNED_RIGHT_SHIFT, List.of("<<")),
            Map.entry(Tree.Kind.AND, List.of("|")),
            Map.entry(Tree.Kind.OR, List.of("&")),
            Map.entry(Tree.Kind.XOR, List.of("|")),
            Map.entry(Tree.Kind.CONDITIONAL_AND, List.of("||")),
            Map.entry(Tree.Kind.CONDITIONAL_OR, List.of("&&")),
            Map.entry(Tree.Kind.LESS_THAN, List.of("<=", ">=")),
            Map.entry(Tree.Kind.LESS_THAN_EQUAL, List.of("<", ">")),
            Map.entry(Tree.Kind.GREATER_THAN, List.of(">=", "<=")),
            Map.entry(Tree.Kind.GREATER_THAN_EQUAL, List.of(">", "<")),
            Map.entry(Tree.Kind.EQUAL_TO, List.of("!=")),
            Map.entry(Tree.Kind.NOT_EQUAL_TO, List.of("==")));

    private static final Map<Tree.Kind, String> COMPOUND = Map.of(
            Tree.Kind.PLUS_ASSIGNMENT, "-=",
            Tree.Kind.MINUS_ASSIGNMENT, "+=",
            Tree.Kind.MULTIPLY_ASSIGNMENT, "/=",
            Tree.Kind.DIVIDE_ASSIGNMENT, "*=",
            Tree.Kind.AND_ASSIGNMENT, "|=",
            Tree.Kind.OR_ASSIGNMENT, "&=",
            Tree.Kind.XOR_ASSIGNMENT, "|=");

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("PLUS", "+"),
            Map.entry("MINUS", "-"),
            Map.entry("MULTIPLY", "*"),
            Map.entry("DIVIDE", "/"),
            Map.entry("REMAINDER", "%"),
            Map.entry("LEFT_SHIFT", "<<"),
            Map.entry("RIGHT_SHIFT", ">>"),
            Map.entry("UNSIGNED_RIGHT_SHIFT", ">>>"),
            Map.entry("AND", "&"),
            Map.entry("OR", "|"),
            Map.entry("XOR", "^"),
            Map.entry("CONDITIONAL_AND", "&&"),
            Map.entry("CONDITIONAL_OR", "||"),
            Map.entry("LESS_THAN", "<"),
            Map.entry("LESS_THAN_EQUAL", "<="),
            Map.entry("GREATER_THAN", ">"),
            Map.entry("GREATER_THAN_EQUAL", ">="),
            Map.entry("EQUAL_TO", "=="),
            Map.entry("NOT_EQUAL_TO", "!="));

    private static final Map<String, String> METHODS =
            Map.of("max", "min", "min", "max", "floor", "ceil", "ceil", "floor", "floorDiv", "floorMod");

    private final List<Mutant> mutants = new ArrayList<>();
    private final String source;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    JavaMutations(String source, CompilationUnitTree unit, SourcePositions positions) {
        this.source = source;
        this.unit = unit;
        this.positions = positions;
    }

    /** In the order of the source. */
    List<Mutant> all() {
        scan(unit, null);
        mutants.sort(Comparator.comparingInt(Mutant::line));
        return mutants;
    }

    @Override
    public Void visitBinary(BinaryTree tree, Void unused) {
        String operator = SYMBOLS.get(tree.getKind().name());
        List<String> others = BINARY.getOrDefault(tree.getKind(), List.of());
        boolean compares = others.size() == 2 || operator.equals("==") || operator.equals("!=");
        for (String other : others) {
            between(
                    tree.getLeftOperand(),
                    tree.getRightOperand(),
                    operator,
                    other,
                    compares ? "comparison" : "operator");
        }
        return super.visitBinary(tree, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        String other = COMPOUND.get(tree.getKind());
        if (other != null) {
            String operator = SYMBOLS.get(tree.getKind().name().replace("_ASSIGNMENT", "")) + "=";
            between(tree.getVariable(), tree.getExpression(), operator, other, "operator");
        }
        return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void unused) {
        int start = start(tree);
        int end = end(tree);
        switch (tree.getKind()) {
            case UNARY_MINUS, LOGICAL_COMPLEMENT, BITWISE_COMPLEMENT -> add(start, start + 1, "", "operator");
            case POSTFIX_INCREMENT -> add(end - 2, end, "--", "operator");
            case POSTFIX_DECREMENT -> add(end - 2, end, "++", "operator");
            case PREFIX_INCREMENT -> add(start, start + 2, "--", "operator");
            case PREFIX_DECREMENT -> add(start, start + 2, "++", "operator");
            default -> {}
        }
        return super.visitUnary(tree, null);
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void unused) {
        int start = start(tree);
        int end = end(tree);
        Object value = tree.getValue();
        if (value instanceof Boolean truth) {
            add(start, end, String.valueOf(!truth), "constant");
        } else if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            String suffix = value instanceof Long ? "L" : "";
            add(start, end, (number + 1) + suffix, "constant");
            if (number > 0) {
                add(start, end, (number - 1) + suffix, "constant");
            }
        } else if (value instanceof Double number) {
            add(start, end, number == 0 ? "1.0" : String.valueOf(2 * number), "constant");
        }
        return super.visitLiteral(tree, null);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        String name = tree.getIdentifier().toString();
        String other = METHODS.get(name);
        if (other != null && tree.getExpression().toString().equals("Math")) {
            add(end(tree) - name.length(), end(tree), other, "function");
        }
        return super.visitMemberSelect(tree, null);
    }

    @Override
    public Void visitIf(IfTree tree, Void unused) {
        negate(tree.getCondition(), true);
        return super.visitIf(tree, null);
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
        negate(tree.getCondition(), true);
        return super.visitWhileLoop(tree, null);
    }

    @Override
    public Void visitConditionalExpression(ConditionalExpressionTree tree, Void unused) {
        negate(tree.getCondition(), false);
        return super.visitConditionalExpression(tree, null);
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree tree, Void unused) {
        // The updates in a for loop's head are statements, too; without their semicolon they are no line of their
        // own.
        if (source.charAt(end(tree) - 1) == ';') {
            boolean assigns = tree.getExpression() instanceof AssignmentTree;
            add(start(tree), end(tree), ";", assigns ? "removed assignment" : "removed statement");
        }
        return super.visitExpressionStatement(tree, null);
    }

    @Override
    public Void visitBreak(BreakTree tree, Void unused) {
        add(start(tree), end(tree), ";", "removed statement");
        return super.visitBreak(tree, null);
    }

    @Override
    public Void visitContinue(ContinueTree tree, Void unused) {
        add(start(tree), end(tree), ";", "removed statement");
        return super.visitContinue(tree, null);
    }

    private void negate(ExpressionTree condition, boolean parenthesised) {
        String text = source.substring(start(condition), end(condition));
        String negated = parenthesised ? "(!" + text + ")" : "!(" + text + ")";
        // Comparisons have their opposite among their own mutants.
        if (!(unwrapped(condition) instanceof BinaryTree binary) || !isComparison(binary.getKind())) {
            add(start(condition), end(condition), negated, "negated condition");
        }
    }

    private static ExpressionTree unwrapped(ExpressionTree tree) {
        return tree instanceof ParenthesizedTree inner ? unwrapped(inner.getExpression()) : tree;
    }

    private static boolean isComparison(Tree.Kind kind) {
        return BINARY.getOrDefault(kind, List.of()).size() == 2
                || kind == Tree.Kind.EQUAL_TO
                || kind == Tree.Kind.NOT_EQUAL_TO;
    }

    private void between(Tree left, Tree right, String operator, String other, String kind) {
        int at = source.indexOf(operator, end(left));
        if (at >= 0 && at < start(right)) {
            add(at, at + operator.length(), other, kind);
        }
    }

    private void add(int start, int end, String replacement, String kind) {
        mutants.add(Mutant.of(source, start, end, replacement, kind));
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree);
    }
}
