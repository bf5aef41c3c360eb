package org.campaignautomation.templates;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liqp.exceptions.LiquidException;
import liqp.org.antlr.v4.runtime.RecognitionException;
import liqp.org.antlr.v4.runtime.Token;

/** Says what the engine's parser found in words for the template's author. */
final class SyntaxMessages {
  private static final Pattern WORD = Pattern.compile("\\S{1,30}");

  private static final Pattern ARGUMENT_WITHOUT_COLON =
      Pattern.compile("\\|\\s*(\\w{1,30})\\s+[\"'\\w]");

  private SyntaxMessages() {}

  static TemplateFault fault(String source, LiquidException thrown) {
    int at = Positions.index(source, thrown.line, thrown.charPositionInLine);
    // Where several rules fit no longer, the engine reports where they began, not where it failed.
    if (thrown.getCause() instanceof RecognitionException e && e.getOffendingToken() != null) {
      Token token = e.getOffendingToken();
      at = Positions.index(source, token.getLine(), token.getCharPositionInLine());
    }
    return Positions.fault(source, at, message(source, at));
  }

  private static String message(String source, int at) {
    if (source.startsWith("{{", at) || source.startsWith("{%", at)) {
      int end = source.indexOf(source.startsWith("{{", at) ? "}}" : "%}", at);
      String tag = source.substring(at, end < 0 ? source.length() : end + 2);
      Matcher argument = ARGUMENT_WITHOUT_COLON.matcher(tag);
      return argument.find()
          ? "a colon is missing after the filter `" + argument.group(1) + "`"
          : "`" + (tag.length() > 60 ? tag.substring(0, 60) + "…" : tag) + "` makes no sense";
    }
    Matcher word = WORD.matcher(source).region(at, source.length());
    return word.find()
        ? "`" + word.group() + "` is not expected here"
        : "the template ends in the middle of a tag";
  }
}
