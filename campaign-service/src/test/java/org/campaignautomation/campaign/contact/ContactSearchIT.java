package org.campaignautomation.campaign.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.campaign.api.Page;
import org.campaignautomation.campaign.contact.ContactReader.Reading;
import org.campaignautomation.campaign.database.Database;
import org.campaignautomation.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContactSearchIT {
  @Inject ContactSearch search;
  @Inject Contacts contacts;
  @Inject Database database;

  /** What nobody else's name begins with. */
  private final String mark = "q" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void people() {
    person("acme", mark + "-ID", "x@example.com", "Zoe", "Zed", null);
    person("acme", "1" + mark, mark + ".mail@example.com", "Yan", mark, null);
    person("acme", "2" + mark, "y@example.com", mark.toUpperCase(java.util.Locale.ROOT), "B", null);
    person("acme", "3" + mark, "z@example.com", "Ann", "Q" + mark.substring(1), null);
    person("acme", "4" + mark, "c@example.com", "Ann", "A", mark + " 100%_\\ Inc");
    person("acme", "5" + mark, "other@example.com", "Nobody", "Else", null);
    person("globex", mark, mark + "@example.com", mark, mark, mark);
  }

  @Test
  void findsEachOnceByWhatBeginsSo() {
    // when
    List<String> found =
        names(search.find("acme", " " + mark.toUpperCase(java.util.Locale.ROOT) + " ", 50, null));

    // then by the external id, by e-mail, by name in order, by last name
    assertThat(found).containsExactly(mark + "-ID", "1" + mark, "4" + mark, "2" + mark, "3" + mark);
    assertThat(names(search.find("acme", mark + " 100%_\\", 50, null))).containsExactly("4" + mark);
    assertThat(names(search.find("acme", mark + " 100x", 50, null))).isEmpty();
    assertThat(names(search.find("acme", "nobody else", 50, null))).contains("5" + mark);
    assertThat(search.find("acme", " ", 50, null).items()).isEmpty();
    assertThat(search.find("acme", "\0", 50, null).items()).isEmpty();
  }

  @Test
  void pagesWithoutLossOrRepetition() {
    for (int size = 1; size <= 5; size++) {
      List<String> found = new ArrayList<>();
      String cursor = null;
      do {
        Page<StoredContact> page = search.find("acme", mark, size, cursor);
        assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
        found.addAll(names(page));
        cursor = page.nextCursor();
      } while (cursor != null);
      assertThat(found)
          .containsExactly(mark + "-ID", "1" + mark, "4" + mark, "2" + mark, "3" + mark);
    }
  }

  @Test
  void refusesTheCursorOfAnotherSearch() {
    String cursor = search.find("acme", mark, 1, null).nextCursor();

    for (String foreign : List.of("x", "", String.valueOf(cursor))) {
      assertThatThrownBy(() -> search.find("globex", mark, 1, foreign))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("invalid_cursor");
    }
  }

  @Test
  void readsARangeOfAnIndexHoweverManyThereAre() {
    // given
    database.update(
        """
        insert into contacts (id, tenant_id, external_id, email, first_name, last_name, zone, zone_source, revision)
        select gen_random_uuid(), 'crowd', 'c' || i, 'c' || i || '@example.com', 'First' || i, 'Last' || i,
          'UTC', 'tenant', 1
        from generate_series(1, 20000) i on conflict do nothing
        """);
    database.update("analyze contacts");

    for (int searched = 0; searched < 4; searched++) {
      List<Object> parameters = new ArrayList<>(List.of("crowd", "c1", new UUID(0, 0), "c1~"));
      for (int i = 0; i < searched; i++) {
        parameters.addAll(List.of("c1", "c1~"));
      }
      parameters.add(51);

      // when
      String plan =
          String.join(
              "\n",
              database.list(
                  "explain " + ContactSearch.statement(searched),
                  row -> row.text("QUERY PLAN"),
                  parameters.toArray()));

      // then
      assertThat(plan).contains("contacts_by_lower_").doesNotContain("Seq Scan", "Sort");
    }
  }

  private void person(
      String tenant,
      String externalId,
      String email,
      String first,
      String last,
      @Nullable String full) {
    ObjectNode contact =
        JsonNodeFactory.instance
            .objectNode()
            .put("externalId", externalId)
            .put("email", email)
            .put("firstName", first)
            .put("lastName", last)
            .put("customerName", full);
    Reading reading = ContactReader.read(contact);
    assertThat(reading).isInstanceOf(Reading.Understood.class);
    contacts.upsert(tenant, ((Reading.Understood) reading).patch());
  }

  private static List<String> names(Page<StoredContact> page) {
    return page.items().stream().map(contact -> contact.data().externalId()).toList();
  }
}
