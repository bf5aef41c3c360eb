package org.campaignautomation.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import liqp.Insertions;
import liqp.nodes.AtomNode;
import liqp.nodes.FilterNode;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liqp.parser.v4.NodeVisitor;
import liquid.parser.v4.LiquidParser;

/**
 * Builds the tree that is rendered: like the engine's, but every output goes through {@link
 * SafeOutput}, and what we do not offer is a fault. {@link TagScanner} has refused unknown tags
 * already; the overrides here are the second wall.
 */
final class SafeVisitor extends NodeVisitor {
  private static final Set<String> ESCAPES = Set.of("escape", "escape_once", "h", "raw", "safe");

  private record Use(String name, TemplateFault fault) {}

  private final Flavour flavour;
  private final List<TemplateFault> faults = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();
  private final Set<String> own = new HashSet<>(Set.of("forloop"));
  private final List<TemplateVariable> bare = new ArrayList<>();
  private final List<String> askedFor = new ArrayList<>();

  SafeVisitor(Flavour flavour) {
    super(Insertions.STANDARD_INSERTIONS, Language.FILTERS, true);
    this.flavour = flavour;
  }

  /** What is wrong, in no order; ask after visiting. */
  List<TemplateFault> faults() {
    List<TemplateFault> all = new ArrayList<>(faults);
    uses.stream()
        .filter(use -> !own.contains(use.name()) && !Language.VARIABLES.contains(use.name()))
        .map(Use::fault)
        .forEach(all::add);
    return all;
  }

  /**
   * The variables of a contact that are written without a default, outside of any condition that
   * asks for them; in reading order, once each. Ask after visiting.
   */
  List<TemplateVariable> withoutDefault() {
    Set<String> seen = new HashSet<>();
    return bare.stream()
        .filter(variable -> !own.contains(variable.root()) && seen.add(variable.name()))
        .toList();
  }

  @Override
  public LNode visitOutput(LiquidParser.OutputContext ctx) {
    LNode expression = visit(ctx.evaluate == null ? ctx.term() : ctx.evaluate);
    List<FilterNode> filters = new ArrayList<>();
    boolean hasDefault = false;
    boolean emptyIsMeant = false;
    for (LiquidParser.FilterContext filter : ctx.filter()) {
      filters.add(visitFilter(filter));
      hasDefault |= isDefault(filter);
      emptyIsMeant |= isDefault(filter) && isLiteral(filter);
    }
    String name = expression instanceof LookupNode && !emptyIsMeant ? expression.toString() : null;
    if (name != null && !hasDefault && !askedFor.contains(name)) {
      bare.add(
          new TemplateVariable(name, ctx.start.getLine(), ctx.start.getCharPositionInLine() + 1));
    }
    return new SafeOutput(flavour, expression, filters, name, hasDefault);
  }

  private static boolean isDefault(LiquidParser.FilterContext filter) {
    return filter.Id().getText().equals("default");
  }

  /** {@code default: ""} says that nothing is fine; {@code default: nickname} does not. */
  private static boolean isLiteral(LiquidParser.FilterContext filter) {
    return filter.params() != null && filter.params().getText().matches("(?s):\\s*[\"'\\d].*");
  }

  @Override
  public FilterNode visitFilter(LiquidParser.FilterContext ctx) {
    String name = ctx.Id().getText();
    if (Language.FILTERS.get(name) != null) {
      return super.visitFilter(ctx);
    }
    fault(
        ctx.Id().getSymbol().getLine(),
        ctx.Id().getSymbol().getCharPositionInLine(),
        ESCAPES.contains(name)
            ? "leave `" + name + "` out: every value is made safe for its place already"
            : "there is no filter `" + name + "`");
    return new FilterNode(ctx, Language.FILTERS.get("default"));
  }

  @Override
  public LookupNode visitLookup_id_indexes(LiquidParser.Lookup_id_indexesContext ctx) {
    String name = ctx.id().getText();
    uses.add(
        new Use(
            name,
            at(
                ctx,
                "there is no variable `"
                    + name
                    + "`; there are "
                    + String.join(", ", Language.VARIABLES.stream().sorted().toList()))));
    return super.visitLookup_id_indexes(ctx);
  }

  @Override
  public LookupNode visitLookup_Str(LiquidParser.Lookup_StrContext ctx) {
    faults.add(at(ctx, "write the variable's name without brackets"));
    return super.visitLookup_Str(ctx);
  }

  @Override
  public LookupNode visitLookup_Id(LiquidParser.Lookup_IdContext ctx) {
    faults.add(at(ctx, "write the variable's name without brackets"));
    return super.visitLookup_Id(ctx);
  }

  @Override
  public LNode visitIf_tag(LiquidParser.If_tagContext ctx) {
    List<LiquidParser.ExprContext> conditions = new ArrayList<>(List.of(ctx.expr()));
    ctx.elsif_tag().forEach(branch -> conditions.add(branch.expr()));
    return asking(conditions, () -> super.visitIf_tag(ctx));
  }

  @Override
  public LNode visitUnless_tag(LiquidParser.Unless_tagContext ctx) {
    return asking(List.of(ctx.expr()), () -> super.visitUnless_tag(ctx));
  }

  @Override
  public LNode visitCase_tag(LiquidParser.Case_tagContext ctx) {
    return asking(List.of(ctx.expr()), () -> super.visitCase_tag(ctx));
  }

  /** Whoever asks for a variable before it is written has thought of its absence. */
  private LNode asking(List<LiquidParser.ExprContext> conditions, Supplier<LNode> visit) {
    int before = askedFor.size();
    conditions.forEach(this::collectNames);
    LNode node = visit.get();
    askedFor.subList(before, askedFor.size()).clear();
    return node;
  }

  private void collectNames(ParseTree tree) {
    if (tree instanceof LiquidParser.Lookup_id_indexesContext lookup) {
      askedFor.add(lookup.getText());
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      collectNames(tree.getChild(i));
    }
  }

  @Override
  public LNode visitAssignment(LiquidParser.AssignmentContext ctx) {
    own.add(ctx.id().getText());
    return super.visitAssignment(ctx);
  }

  @Override
  public LNode visitFor_array(LiquidParser.For_arrayContext ctx) {
    own.add(ctx.id().getText());
    return super.visitFor_array(ctx);
  }

  @Override
  public LNode visitFor_range(LiquidParser.For_rangeContext ctx) {
    own.add(ctx.id().getText());
    return super.visitFor_range(ctx);
  }

  @Override
  public LNode visitCycle_tag(LiquidParser.Cycle_tagContext ctx) {
    return refused(ctx, "cycle");
  }

  @Override
  public LNode visitTable_tag(LiquidParser.Table_tagContext ctx) {
    return refused(ctx, "tablerow");
  }

  @Override
  public LNode visitCapture_tag_Id(LiquidParser.Capture_tag_IdContext ctx) {
    return refused(ctx, "capture");
  }

  @Override
  public LNode visitCapture_tag_Str(LiquidParser.Capture_tag_StrContext ctx) {
    return refused(ctx, "capture");
  }

  @Override
  public LNode visitInclude_tag(LiquidParser.Include_tagContext ctx) {
    return refused(ctx, "include");
  }

  @Override
  public LNode visitInclude_relative_tag(LiquidParser.Include_relative_tagContext ctx) {
    return refused(ctx, "include_relative");
  }

  @Override
  public LNode visitOther_tag(LiquidParser.Other_tagContext ctx) {
    return refused(ctx, "this");
  }

  @Override
  public LNode visitSimple_tag(LiquidParser.Simple_tagContext ctx) {
    return Set.of("break", "continue").contains(ctx.SimpleTagId().getText())
        ? super.visitSimple_tag(ctx)
        : refused(ctx, ctx.SimpleTagId().getText());
  }

  private LNode refused(ParserRuleContext ctx, String tag) {
    faults.add(at(ctx, "there is no tag `" + tag + "`"));
    return new AtomNode("");
  }

  private void fault(int line, int column, String message) {
    faults.add(new TemplateFault(line, column + 1, message));
  }

  private static TemplateFault at(ParserRuleContext ctx, String message) {
    return new TemplateFault(ctx.start.getLine(), ctx.start.getCharPositionInLine() + 1, message);
  }
}
