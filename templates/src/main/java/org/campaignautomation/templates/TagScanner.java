package org.campaignautomation.templates;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a template's skeleton before the engine does: which tags it opens and closes. The engine
 * would accept tags we do not offer, and its messages speak of tokens; these speak to the author.
 */
final class TagScanner {
  private static final int MAX_DEPTH = 30;
  private static final int MAX_TAGS = 5_000;

  /** The engine's parser takes a time that grows with the square of a tag's length. */
  private static final int MAX_TAG_LENGTH = 1_000;

  private static final Set<String> BLOCKS = Set.of("if", "unless", "case", "for");
  private static final Set<String> SIMPLE = Set.of("assign", "break", "continue");
  private static final Set<String> INNER = Set.of("else", "elsif", "when");
  private static final Set<String> VERBATIM = Set.of("raw", "comment");

  private record Open(String name, int at) {}

  private final String source;
  private final List<TemplateFault> faults = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int tags;

  TagScanner(String source) {
    this.source = source;
  }

  /** All structural faults, in reading order. */
  List<TemplateFault> scan() {
    int at = 0;
    while (at >= 0) {
      at = next(at);
    }
    open.descendingIterator()
        .forEachRemaining(o -> fault(o.at(), "`{% " + o.name() + " %}` is never closed"));
    return faults;
  }

  private int next(int from) {
    int value = source.indexOf("{{", from);
    int tag = source.indexOf("{%", from);
    if (value < 0 && tag < 0) {
      return -1;
    }
    int start = value < 0 ? tag : tag < 0 ? value : Math.min(value, tag);
    boolean isTag = start == tag;
    if (++tags > MAX_TAGS) {
      fault(start, "more than " + MAX_TAGS + " tags");
      return -1;
    }
    boolean remark = isTag && nameAt(start).startsWith("#");
    int end = remark ? source.indexOf("%}", start) : close(start, isTag ? "%}" : "}}");
    if (end < 0) {
      if (remark) {
        fault(start, "`{%` is never closed");
      }
      return -1;
    }
    if (!remark && end - start > MAX_TAG_LENGTH) {
      fault(start, "a tag of more than " + MAX_TAG_LENGTH + " characters");
      open.clear();
      return -1;
    }
    if (!isTag) {
      if (inner(start, end).isEmpty()) {
        fault(start, "`{{ }}` names no variable");
      }
      return end + 2;
    }
    return remark ? end + 2 : tag(start, end);
  }

  private int tag(int start, int end) {
    String name = nameAt(start);
    if (VERBATIM.contains(name)) {
      int after = afterVerbatim(name, end);
      if (after < 0) {
        fault(start, "`{% " + name + " %}` is never closed");
      }
      return after;
    }
    if (BLOCKS.contains(name)) {
      open.push(new Open(name, start));
      if (open.size() > MAX_DEPTH) {
        fault(start, "nested more than " + MAX_DEPTH + " deep");
        open.clear();
        return -1;
      }
    } else if (name.startsWith("end") && BLOCKS.contains(name.substring(3))) {
      close(start, end, name.substring(3));
    } else if (INNER.contains(name)) {
      if (open.isEmpty()) {
        fault(start, "`{% " + name + " %}` stands outside of a block");
      }
    } else if (!SIMPLE.contains(name)) {
      fault(
          start,
          name.isEmpty()
              ? "`{% %}` is empty"
              : "there is no tag `" + shown(name) + "`; there are if, unless, case, for, assign");
    }
    return end + 2;
  }

  private void close(int start, int end, String block) {
    Open last = open.peek();
    if (last == null) {
      fault(start, "`" + source.substring(start, end + 2) + "` closes nothing");
    } else if (!last.name().equals(block)) {
      fault(start, "`{% end" + block + " %}` stands where `{% end" + last.name() + " %}` belongs");
      open.pop();
    } else {
      open.pop();
    }
  }

  private int afterVerbatim(String name, int from) {
    String wanted = "end" + name;
    for (int at = source.indexOf("{%", from); at >= 0; at = source.indexOf("{%", at + 2)) {
      int end = source.indexOf("%}", at);
      if (end >= 0 && nameAt(at).equals(wanted)) {
        return end + 2;
      }
    }
    return -1;
  }

  /** Where the tag ends; quoted text may hold its closing marks. Reports a fault if nowhere. */
  private int close(int start, String mark) {
    for (int at = start + 2; at < source.length(); at++) {
      char c = source.charAt(at);
      if (source.startsWith(mark, at)) {
        return at;
      }
      if (source.startsWith("{{", at) || source.startsWith("{%", at)) {
        break;
      }
      if (c == '"' || c == '\'') {
        int quoteEnd = source.indexOf(c, at + 1);
        String quoted = quoteEnd < 0 ? "" : source.substring(at + 1, quoteEnd);
        if (quoteEnd < 0 || quoted.contains(mark) || quoted.contains("{{")) {
          fault(at, "this quotation mark is never closed");
          return -1;
        }
        at = quoteEnd;
      }
    }
    fault(start, "`" + source.substring(start, start + 2) + "` is never closed");
    return -1;
  }

  private String inner(int start, int end) {
    String inner = source.substring(start + 2, end);
    return inner.replace("-", "").strip();
  }

  private String nameAt(int tagStart) {
    int at = tagStart + 2;
    if (at < source.length() && source.charAt(at) == '-') {
      at++;
    }
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    int from = at;
    while (at < source.length()
        && (Character.isLetterOrDigit(source.charAt(at)) || "_#".indexOf(source.charAt(at)) >= 0)) {
      at++;
    }
    return source.substring(from, at);
  }

  private static String shown(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.length() > 30 ? lower.substring(0, 30) + "…" : lower;
  }

  private void fault(int at, String message) {
    faults.add(Positions.fault(source, at, message));
  }
}
