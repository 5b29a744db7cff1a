package dev.evenkeel.advisor.sql.spark;

import dev.evenkeel.advisor.spark.ScopedSession;
import dev.evenkeel.advisor.sql.SqlCheck;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.spark.SparkLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedInlineTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.execution.CommandExecutionMode;
import org.apache.spark.sql.execution.QueryExecution;
import scala.Option;
import scala.Tuple2;

/**
 * The check of a statement that nobody trusts: Spark parses and analyses it, and only steps that are known to read the
 * tables offered, and nothing else, are let through.
 *
 * <p>Twice, each time by an allow-list. As parsed: only steps of a query, only names that were offered or are defined in
 * its own {@code WITH}, only functions that are Spark's own, before anything is looked up. As analysed: every leaf lies in
 * one of the tables as they were when they were offered, or is a constant; every term is of Spark's own code. So a name
 * that was defined in one place and used in another, a view of the session, and a function that took a built-in one's name
 * are seen in the second pass if not in the first.
 *
 * <p>Nothing is run, in sessions of our own in which commands are skipped and no adaptive execution stands between plan and
 * reader. Constants that call functions are not computed ahead either, since {@code repeat('x', 2000000000)} would be.
 */
public final class StatementGate {
    private static final Set<String> PARSED = Set.of(
            "Aggregate",
            "Distinct",
            "Except",
            "Filter",
            "Generate",
            "GlobalLimit",
            "Intersect",
            "Join",
            "LateralJoin",
            "LocalLimit",
            "LocalRelation",
            "Offset",
            "OneRowRelation",
            "Pivot",
            "Project",
            "Sample",
            "Sort",
            "SubqueryAlias",
            "Union",
            "Unpivot",
            "UnresolvedHaving",
            "UnresolvedHint",
            "UnresolvedInlineTable",
            "UnresolvedRelation",
            "UnresolvedSubqueryColumnAliases",
            "UnresolvedTableValuedFunction",
            "UnresolvedTVFAliases",
            "UnresolvedWith",
            "WithWindowDefinition");

    private static final Set<String> ANALYSED = Set.of(
            "Aggregate",
            "CTERelationDef",
            "CTERelationRef",
            "Deduplicate",
            "Distinct",
            "Except",
            "Expand",
            "Filter",
            "Generate",
            "GlobalLimit",
            "Intersect",
            "Join",
            "LateralJoin",
            "LocalLimit",
            "LocalRelation",
            "Offset",
            "OneRowRelation",
            "Project",
            "Range",
            "ResolvedHint",
            "Sample",
            "Sort",
            "SubqueryAlias",
            "Union",
            "Window",
            "WithCTE");

    /** Spark's own functions that run code by name, or read files while the statement is analysed. */
    private static final Set<String> UNSAFE =
            Set.of("reflect", "try_reflect", "java_method", "from_protobuf", "to_protobuf", "from_avro", "to_avro");

    private static final Set<String> TABLE_FUNCTIONS = Set.of(
            "range",
            "explode",
            "explode_outer",
            "posexplode",
            "posexplode_outer",
            "inline",
            "inline_outer",
            "stack",
            "json_tuple");

    private static final String EXCLUDED = "spark.sql.optimizer.excludedRules";
    private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
    private static final Set<String> UNSAFE_TERMS =
            Set.of("CallMethodViaReflection", "TryReflect", "ApplyFunctionExpression");

    /** Constants of these may be computed ahead whatever they are: they neither grow nor take long. */
    private static final Set<String> SMALL = Set.of(
            "Add",
            "Alias",
            "And",
            "Cast",
            "EqualTo",
            "GreaterThan",
            "GreaterThanOrEqual",
            "LessThan",
            "LessThanOrEqual",
            "Literal",
            "Multiply",
            "Not",
            "Or",
            "Subtract",
            "UnaryMinus");

    private final SparkSession careful;
    private final SparkSession session;
    private final OfferedTables offered;

    private StatementGate(SparkSession careful, SparkSession session, OfferedTables offered) {
        this.careful = careful;
        this.session = session;
        this.offered = offered;
    }

    /** {@return a gate for statements over tables that a session finds by these names} */
    public static StatementGate of(SparkSession caller, List<String> tables) {
        SparkSession careful = ScopedSession.of(caller, careful(caller));
        SparkSession session = ScopedSession.of(caller, Map.of(ADAPTIVE, "false"));
        return new StatementGate(careful, session, OfferedTables.of(session, tables));
    }

    /** What computes constants while a statement is planned may grow without bound on what a model wrote. */
    private static Map<String, String> careful(SparkSession caller) {
        Option<String> before = caller.conf().getOption(EXCLUDED);
        String optimizer = "org.apache.spark.sql.catalyst.optimizer.";
        String ours = optimizer + "ConstantFolding," + optimizer + "ConvertToLocalRelation";
        return Map.of(
                EXCLUDED,
                before.isDefined() && !before.get().isBlank() ? before.get() + "," + ours : ours,
                ADAPTIVE,
                "false");
    }

    /** {@return the tables that may be read} */
    public OfferedTables offered() {
        return offered;
    }

    /** {@return what Spark says of a statement, or why it is refused} */
    public SqlCheck check(String sql) {
        LogicalPlan parsed;
        try {
            parsed = session.sessionState().sqlParser().parsePlan(sql);
        } catch (Exception e) {
            return SqlCheck.refused(Reasons.notParsed(e));
        }
        Optional<Reason> refusal = asParsed(parsed);
        if (refusal.isPresent()) return SqlCheck.refused(refusal.get());
        try {
            QueryExecution execution = execution(session, parsed);
            execution.assertAnalyzed();
            refusal = asAnalysed(execution.analyzed());
            if (refusal.isPresent()) return SqlCheck.refused(refusal.get());
            return PlanReading.of(hasOnlySmallConstants(execution.analyzed()) ? execution : execution(careful, parsed));
        } catch (Exception e) {
            return SqlCheck.refused(Reasons.notAnalysed(e));
        }
    }

    private static QueryExecution execution(SparkSession session, LogicalPlan parsed) {
        return session.sessionState().executePlan(parsed, CommandExecutionMode.SKIP());
    }

    private boolean hasOnlySmallConstants(LogicalPlan analysed) {
        List<Expression> others = new ArrayList<>();
        PlanTree.walk(analysed, offered::hasPlan, step -> {}, term -> {
            if (term.foldable() && !SMALL.contains(PlanTree.word(term))) others.add(term);
        });
        return others.isEmpty();
    }

    private Optional<Reason> asParsed(LogicalPlan parsed) {
        Set<String> defined = definitions(parsed);
        List<Reason> refusals = new ArrayList<>();
        PlanTree.walk(
                parsed,
                none -> false,
                step -> parsedStep(step, defined).ifPresent(refusals::add),
                term -> parsedTerm(term).ifPresent(refusals::add));
        return refusals.stream().findFirst();
    }

    /** {@return the names that the statement's own {@code WITH}s define, wherever they may be used} */
    private static Set<String> definitions(LogicalPlan parsed) {
        Set<String> defined = new TreeSet<>();
        PlanTree.walk(
                parsed,
                none -> false,
                step -> {
                    if (!PlanTree.word(step).equals("UnresolvedWith")) return;
                    for (Object definition : PlanTree.elements(step, "innerChildren")) {
                        if (definition instanceof SubqueryAlias alias)
                            defined.add(alias.alias().toLowerCase(Locale.ROOT));
                    }
                },
                term -> {});
        return defined;
    }

    private Optional<Reason> parsedStep(LogicalPlan step, Set<String> defined) {
        String word = PlanTree.word(step);
        if (!PARSED.contains(word)) return Optional.of(Reasons.notASelect(word));
        if (step instanceof UnresolvedRelation table) return relation(table, defined);
        if (step instanceof UnresolvedTableValuedFunction function) return tableFunction(function);
        return step instanceof UnresolvedInlineTable values ? constants(values) : Optional.empty();
    }

    private Optional<Reason> relation(UnresolvedRelation table, Set<String> defined) {
        List<String> name = PlanTree.texts(table, "multipartIdentifier");
        boolean isDefined = name.size() == 1 && defined.contains(name.get(0).toLowerCase(Locale.ROOT));
        return isDefined || offered.hasName(name)
                ? Optional.empty()
                : Optional.of(Reasons.notOffered(name, offered.listed()));
    }

    private static Optional<Reason> tableFunction(UnresolvedTableValuedFunction function) {
        List<String> name = PlanTree.texts(function, "name");
        boolean isKnown =
                name.size() == 1 && TABLE_FUNCTIONS.contains(name.get(0).toLowerCase(Locale.ROOT));
        return isKnown ? Optional.empty() : Optional.of(Reasons.unsafeFunction(String.join(".", name)));
    }

    private static Optional<Reason> constants(UnresolvedInlineTable values) {
        List<Reason> calls = new ArrayList<>();
        for (Object row : PlanTree.elements(values, "expressions")) {
            if (hasCall((Expression) row)) calls.add(Reasons.computedConstants());
        }
        return calls.stream().findFirst();
    }

    private static boolean hasCall(Expression term) {
        return term instanceof UnresolvedFunction
                || SparkLine.children(term).stream().anyMatch(StatementGate::hasCall);
    }

    private Optional<Reason> parsedTerm(Expression term) {
        String word = PlanTree.word(term);
        if (word.contains("UnresolvedIdentifier")) return Optional.of(Reasons.unsafeTerm(word));
        if (term instanceof UnresolvedFunction call) return function(PlanTree.texts(call, "nameParts"));
        if (term instanceof UnresolvedGenerator call) {
            FunctionIdentifier name = call.name();
            return name.database().isDefined()
                    ? Optional.of(Reasons.unsafeFunction(name.unquotedString()))
                    : function(List.of(name.funcName()));
        }
        return Optional.empty();
    }

    private Optional<Reason> function(List<String> parts) {
        String name = String.join(".", parts).toLowerCase(Locale.ROOT);
        boolean isSafe = parts.size() == 1 && !UNSAFE.contains(name) && isBuiltIn(name);
        return isSafe ? Optional.empty() : Optional.of(Reasons.unsafeFunction(name));
    }

    /** A session may have put a function of its own under the name of a built-in one. */
    private boolean isBuiltIn(String name) {
        Option<? extends Tuple2<ExpressionInfo, ?>> own =
                FunctionRegistry$.MODULE$.expressions().get(name);
        Option<ExpressionInfo> here = session.sessionState().catalog().lookupBuiltinOrTempFunction(name);
        return own.isDefined()
                && here.isDefined()
                && own.get()._1().getClassName().equals(here.get().getClassName());
    }

    private Optional<Reason> asAnalysed(LogicalPlan analysed) {
        List<Reason> refusals = new ArrayList<>();
        PlanTree.walk(
                analysed,
                offered::hasPlan,
                step -> analysedStep(step).ifPresent(refusals::add),
                term -> analysedTerm(term).ifPresent(refusals::add));
        return refusals.stream().findFirst();
    }

    private Optional<Reason> analysedStep(LogicalPlan step) {
        String word = PlanTree.word(step);
        if (ANALYSED.contains(word)) return Optional.empty();
        boolean isSource = word.equals("View") || !PlanTree.hasInputs(step);
        return Optional.of(isSource ? Reasons.readsElse(word, offered.listed()) : Reasons.notASelect(word));
    }

    private static Optional<Reason> analysedTerm(Expression term) {
        String word = PlanTree.word(term);
        boolean isSafe = PlanTree.isCatalyst(term)
                && !UNSAFE_TERMS.contains(word)
                && !word.contains("UDF")
                && !word.contains("UDT")
                && !word.contains("Python");
        return isSafe ? Optional.empty() : Optional.of(Reasons.unsafeTerm(word));
    }
}
