package org.campaignautomation.campaign.console.contacts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.campaignautomation.campaign.contact.ContactField;
import org.campaignautomation.campaign.imports.ContactImport;
import org.campaignautomation.campaign.imports.Mapping;
import org.campaignautomation.platform.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose for each column, in the order of the file; a mapping goes the other way.
 *
 * @param externalId the column that tells one person from another; empty if none is chosen
 */
record MappingChoices(String externalId, List<ColumnChoice> columns) {
  MappingChoices {
    columns = List.copyOf(columns);
  }

  /** What the names of the columns suggest. */
  static MappingChoices suggested(ContactImport of, List<List<String>> sample) {
    Mapping suggestion = of.suggestion();
    Map<String, String> targets = new TreeMap<>();
    fields().forEach(field -> put(targets, suggestion.column(field), field.jsonName()));
    Map<String, String> attributes = new TreeMap<>();
    suggestion
        .attributes()
        .forEach(
            (name, column) -> {
              targets.put(column, ColumnChoice.ATTRIBUTE);
              attributes.put(column, name);
            });
    List<ColumnChoice> columns = new ArrayList<>();
    for (String column : of.columns()) {
      columns.add(
          choice(
              of,
              columns.size(),
              sample,
              targets.getOrDefault(column, ""),
              attributes.getOrDefault(column, column.replace('.', ' '))));
    }
    return new MappingChoices(
        suggestion.externalId() == null ? "" : suggestion.externalId(), columns);
  }

  /** What was sent: one target and one name for each column. */
  static MappingChoices sent(
      ContactImport of,
      List<List<String>> sample,
      @Nullable String externalId,
      List<String> targets,
      List<String> attributes) {
    List<ColumnChoice> columns = new ArrayList<>();
    for (int i = 0; i < of.columns().size(); i++) {
      columns.add(
          choice(
              of,
              i,
              sample,
              i < targets.size() ? targets.get(i) : "",
              i < attributes.size() ? attributes.get(i).strip() : ""));
    }
    return new MappingChoices(externalId == null ? "" : externalId, columns);
  }

  /** The fields that a column can become; the external id is chosen apart. */
  static List<ContactField> fields() {
    return Arrays.stream(ContactField.values())
        .filter(field -> field != ContactField.EXTERNAL_ID)
        .toList();
  }

  private static void put(Map<String, String> targets, @Nullable String column, String target) {
    if (column != null) {
      targets.put(column, target);
    }
  }

  private static ColumnChoice choice(
      ContactImport of, int place, List<List<String>> sample, String target, String attribute) {
    return new ColumnChoice(
        "/columns/" + place,
        of.columns().get(place),
        sample.stream().map(row -> place < row.size() ? row.get(place) : "").toList(),
        target,
        attribute);
  }

  /** What one target was chosen for twice, which a mapping cannot say. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    Map<String, String> seen = new TreeMap<>();
    for (ColumnChoice choice : columns) {
      String target = choice.isAttribute() ? "attribute " + choice.attribute() : choice.target();
      String before = target.isEmpty() ? null : seen.putIfAbsent(target, choice.column());
      if (before != null) {
        faults.add(
            new Fault(
                choice.pointer(),
                "chosen_twice",
                "The column \"" + before + "\" becomes the same; leave one of them out."));
      }
    }
    return faults;
  }

  Mapping mapping() {
    Map<ContactField, String> chosen = new EnumMap<>(ContactField.class);
    if (!externalId.isEmpty()) {
      chosen.put(ContactField.EXTERNAL_ID, externalId);
    }
    Map<String, String> attributes = new TreeMap<>();
    for (ColumnChoice choice : columns) {
      if (choice.isAttribute()) {
        attributes.put(choice.attribute(), choice.column());
      }
      fields().stream().filter(choice::is).forEach(field -> chosen.put(field, choice.column()));
    }
    return Mapping.of(chosen, attributes);
  }

  /** A mapping's faults, at the columns that they are about. */
  List<Fault> located(List<Fault> faults) {
    return faults.stream().map(this::located).toList();
  }

  private Fault located(Fault fault) {
    return columns.stream()
        .filter(
            choice ->
                fault.pointer().equals("/mapping/" + choice.target())
                    || (choice.isAttribute()
                        && fault
                            .pointer()
                            .equals(
                                "/mapping/attributes/"
                                    + choice.attribute().replace("~", "~0").replace("/", "~1"))))
        .findFirst()
        .map(choice -> new Fault(choice.pointer(), fault.code(), fault.detail()))
        .orElse(fault);
  }
}
