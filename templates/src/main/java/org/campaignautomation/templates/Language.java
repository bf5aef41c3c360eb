package org.campaignautomation.templates;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import liqp.TemplateParser;
import liqp.filters.Filter;
import liqp.filters.Filters;
import liqp.parser.Flavor;

/** The part of Liquid that we offer. */
final class Language {
  static final int MAX_ITERATIONS = 10_000;

  /** What a template sees of a contact and its tenant. */
  static final Set<String> VARIABLES =
      Set.of(
          "externalId",
          "email",
          "phone",
          "firstName",
          "lastName",
          "customerName",
          "companyName",
          "zone",
          "locale",
          "attributes");

  /** Filters of the engine whose cost grows with their input alone. */
  private static final Set<String> ENGINE_FILTERS =
      Set.of(
          "append",
          "prepend",
          "upcase",
          "downcase",
          "capitalize",
          "strip",
          "lstrip",
          "rstrip",
          "strip_newlines",
          "truncate",
          "truncatewords",
          "split",
          "join",
          "first",
          "last",
          "size",
          "reverse",
          "uniq",
          "url_encode",
          "default");

  static final Filters FILTERS = filters();

  static final TemplateParser PARSER =
      new TemplateParser.Builder()
          .withFlavor(Flavor.LIQUID)
          .withErrorMode(TemplateParser.ErrorMode.STRICT)
          .withRenderTransformer(new BoundedText())
          .withMaxIterations(MAX_ITERATIONS)
          .withNameResolver(
              name -> {
                throw new IllegalStateException("templates include nothing");
              })
          .build();

  private Language() {}

  private static Filters filters() {
    Map<String, Filter> filters = new HashMap<>();
    ENGINE_FILTERS.forEach(
        name -> filters.put(name, new BoundedFilter(Filters.DEFAULT_FILTERS.get(name))));
    Stream.concat(
            Stream.of(new DateFilter(), new ReplaceFilter("replace"), new ReplaceFilter("remove")),
            Stream.of(Arithmetic.values()).map(ArithmeticFilter::new))
        .forEach(filter -> filters.put(filter.getName(), new BoundedFilter(filter)));
    return Filters.of(filters);
  }
}
