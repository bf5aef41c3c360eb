package org.campaignautomation.campaign.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.contact.SearchCursor.Place;
import org.campaignautomation.campaign.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Finds people by how their external id, e-mail address, name or last name begins, whatever the
 * case. Those found by the first come first; within one, in order of what was found.
 */
@ApplicationScoped
public class ContactSearch {
  /** Behind every text that begins with what stands before it. */
  private static final String END = "\uDBFF\uDFFF";

  private static final int MAX_TEXT = 320;

  /** What is searched, as it is indexed. */
  private static final List<String> SEARCHED =
      List.of(
          "lower(external_id) collate \"C\"",
          "lower(email) collate \"C\"",
          "lower(coalesce(customer_name, first_name || ' ' || last_name, first_name, last_name))"
              + " collate \"C\"",
          "lower(last_name) collate \"C\"");

  private final Database database;

  ContactSearch(Database database) {
    this.database = database;
  }

  private record Found(String text, StoredContact contact) {}

  /**
   * Some of those whose data begin with a text; nobody for a blank one.
   *
   * @param cursor the one of the part before; null for the first
   * @throws org.campaignautomation.platform.problem.ProblemException 400 for a cursor of another
   *     search
   */
  @Transactional
  public Page<StoredContact> find(
      String tenantId, String text, int limit, @Nullable String cursor) {
    String prefix = text.strip().toLowerCase(Locale.ROOT);
    if (prefix.isEmpty() || prefix.length() > MAX_TEXT || !Texts.isStorable(prefix)) {
      return new Page<>(List.of(), null);
    }
    SearchCursor cursors = new SearchCursor(tenantId, prefix);
    Place from = cursor == null ? Place.first(prefix) : cursors.read(cursor);
    List<StoredContact> found = new ArrayList<>();
    while (from.searched() < SEARCHED.size()) {
      int wanted = limit + 1 - found.size();
      List<Found> some = some(tenantId, prefix, from, wanted);
      for (Found one : some) {
        if (found.size() == limit) {
          return new Page<>(found, cursors.write(from));
        }
        found.add(one.contact());
        from = new Place(from.searched(), one.text(), one.contact().id());
      }
      from = Place.of(from.searched() + 1, prefix);
    }
    return new Page<>(found, null);
  }

  private List<Found> some(String tenantId, String prefix, Place from, int limit) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(tenantId);
    parameters.add(from.text());
    parameters.add(from.id());
    parameters.add(prefix + END);
    for (int i = 0; i < from.searched(); i++) {
      parameters.add(prefix);
      parameters.add(prefix + END);
    }
    parameters.add(limit);
    return database.list(
        statement(from.searched()),
        row -> new Found(row.text("found"), ContactTable.read(row)),
        parameters.toArray());
  }

  /** Whoever was found by something before is not found again. */
  static String statement(int searched) {
    String by = SEARCHED.get(searched);
    String found =
        SEARCHED.subList(0, searched).stream()
            .map(earlier -> "and (" + earlier + " between ? and ?) is not true\n")
            .collect(Collectors.joining());
    return """
    select %s as found, contacts.* from contacts
    where tenant_id = ? and (%s, id) > (?, ?) and %s < ?
      %s
    order by %s, id limit ?
    """
        .formatted(by, by, by, found, by);
  }
}
