package org.campaignautomation.campaign.console.editor;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What templates may name, the most used first. */
final class Variables {
  /** How many attributes are offered. */
  static final int MAX_ATTRIBUTES = 50;

  private static final List<String> OF_CONTACTS =
      List.of(
          "firstName",
          "lastName",
          "customerName",
          "companyName",
          "email",
          "phone",
          "externalId",
          "zone",
          "locale");

  /** What can be written behind a dot. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Variables() {}

  /** Every contact's, and those attributes that a template can name. */
  static List<String> of(List<String> attributes) {
    return Stream.concat(
            OF_CONTACTS.stream(),
            attributes.stream()
                .filter(name -> NAME.matcher(name).matches())
                .map(name -> "attributes." + name))
        .toList();
  }
}
