package org.campaignautomation.templates;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import liqp.TemplateContext;
import liqp.exceptions.ExceededMaxIterationsException;
import liqp.exceptions.LiquidException;
import liqp.nodes.LNode;

/**
 * A parsed template. Safe for use by many threads; parse once, render often.
 *
 * <p>The language is Liquid: {@code {{ firstName | default: "there" }}}, {@code if}, {@code
 * unless}, {@code case}, {@code for}, {@code assign}. It reaches no file, no class and no network,
 * and source, loops, output, memory and time are limited.
 */
public final class Template {
  private final Flavour flavour;
  private final LNode root;
  private final List<TemplateVariable> withoutDefault;

  private Template(Flavour flavour, LNode root, List<TemplateVariable> withoutDefault) {
    this.flavour = flavour;
    this.root = root;
    this.withoutDefault = List.copyOf(withoutDefault);
  }

  /**
   * Parses a template.
   *
   * @throws TemplateException naming all that is wrong
   */
  public static Template parse(String source, Flavour flavour) {
    if (source.length() > flavour.maxSource()) {
      throw new TemplateException(
          List.of(
              new TemplateFault(
                  1, 1, "longer than the " + flavour.maxSource() + " characters allowed")));
    }
    List<TemplateFault> structure = new TagScanner(source).scan();
    if (!structure.isEmpty()) {
      throw new TemplateException(structure);
    }
    try {
      SafeVisitor visitor = new SafeVisitor(flavour);
      LNode root = visitor.visit(Language.PARSER.parse(source).getParseTree());
      List<TemplateFault> faults = visitor.faults();
      if (!faults.isEmpty()) {
        throw new TemplateException(
            faults.stream()
                .sorted(
                    Comparator.comparingInt(TemplateFault::line)
                        .thenComparingInt(TemplateFault::column))
                .toList());
      }
      return new Template(flavour, root, visitor.withoutDefault());
    } catch (LiquidException e) {
      throw new TemplateException(List.of(SyntaxMessages.fault(source, e)));
    } catch (StackOverflowError e) {
      throw new TemplateException(List.of(new TemplateFault(1, 1, "nested too deeply")));
    } catch (TemplateException e) {
      throw e;
    } catch (RuntimeException e) {
      // The engine has a few checks without a position.
      throw new TemplateException(List.of(new TemplateFault(1, 1, "cannot be understood")));
    }
  }

  /**
   * The variables that are written without a default and outside of any condition that asks for
   * them, in reading order: whoever has no value for one misses it.
   */
  public List<TemplateVariable> withoutDefault() {
    return withoutDefault;
  }

  /**
   * Renders for one person.
   *
   * @param values what the template sees; maps, lists, texts, numbers and booleans, by name. {@code
   *     zone} and {@code locale} also decide how dates are written
   * @param now what {@code "now" | date: …} says
   * @throws RenderException if a limit is reached or a value does not fit its use
   */
  public Rendered render(Map<String, Object> values, Instant now) {
    RenderState state = RenderState.of(flavour, values, now);
    TemplateContext context = new TemplateContext(Language.PARSER, PlainValues.copy(values));
    state.attachTo(context);
    try {
      String text;
      // The engine's nodes keep scratch values in fields while they render.
      synchronized (root) {
        text = String.valueOf(root.render(context));
      }
      String finished = flavour.finish(text);
      if (finished.length() > flavour.maxOutput()) {
        throw state.tooLong();
      }
      return new Rendered(finished, state.missing());
    } catch (ExceededMaxIterationsException e) {
      throw new RenderException(
          RenderException.Reason.TOO_MANY_ITERATIONS,
          "more than " + Language.MAX_ITERATIONS + " loop turns");
    } catch (StackOverflowError e) {
      throw new RenderException(RenderException.Reason.TOO_EXPENSIVE, "nested too deeply");
    } catch (RenderException e) {
      throw e;
    } catch (RuntimeException e) {
      throw rootCause(e);
    }
  }

  /** The engine wraps what a filter throws; its own messages may hold values and are not passed. */
  private static RenderException rootCause(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RenderException ours) {
        return ours;
      }
    }
    return new RenderException(
        RenderException.Reason.UNUSABLE_VALUE, "a value does not fit its use in the template");
  }
}
