package org.campaignautomation.campaign.imports;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.campaignautomation.campaign.contact.ContactField;
import org.campaignautomation.campaign.contact.ContactPatch;
import org.jspecify.annotations.Nullable;

/** Makes what a row says about a contact. An empty cell says nothing: what is known stays. */
final class RowMapper {
  private final int columns;
  private final Map<ContactField, Integer> fields = new EnumMap<>(ContactField.class);
  private final Map<String, Integer> attributes = new LinkedHashMap<>();
  private final Map<String, String> columnOf = new HashMap<>();

  RowMapper(List<String> columns, Mapping mapping) {
    this.columns = columns.size();
    for (ContactField field : ContactField.values()) {
      String column = mapping.column(field);
      if (column != null) {
        fields.put(field, columns.indexOf(column));
        columnOf.put(field.pointer(), column);
      }
    }
    mapping.attributes().forEach((name, column) -> attributes.put(name, columns.indexOf(column)));
  }

  /** Whether the row has more cells than the file has columns; less is fine, as Excel writes it. */
  boolean isTooWide(CsvRow row) {
    return row.cells().size() > columns;
  }

  ContactPatch patch(CsvRow row) {
    Map<ContactField, @Nullable String> texts = new EnumMap<>(ContactField.class);
    fields.forEach(
        (field, place) -> {
          String cell = cell(row, place);
          if (!cell.isEmpty()) {
            texts.put(field, cell);
          }
        });
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    attributes.forEach(
        (name, place) -> {
          String cell = cell(row, place);
          if (!cell.isEmpty()) {
            values.put(name, cell);
          }
        });
    return new ContactPatch(texts, values);
  }

  /** The column behind a field's pointer; empty text if it is not a certain one. */
  String columnOf(String pointer) {
    return Objects.requireNonNullElse(columnOf.get(pointer), "");
  }

  private static String cell(CsvRow row, int place) {
    return place < row.cells().size() ? FormulaGuard.read(row.cells().get(place)).strip() : "";
  }
}
