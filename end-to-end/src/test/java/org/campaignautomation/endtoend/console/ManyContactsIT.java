package org.campaignautomation.endtoend.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contacts of a big company; with {@code -Dconsole.people=500000} as many as that. */
@ExtendWith({InstallationExtension.class, ConsoleExtension.class})
class ManyContactsIT {
  private static final int PEOPLE = Integer.getInteger("console.people", 20_000);
  private static final int PART = 500;

  private final String mark = UUID.randomUUID().toString();

  @Test
  void theListOfManyIsThereAtOnce(Installation installation, Console console) throws SQLException {
    // given
    fill(installation);
    String deep = deep(installation);
    Page page = console.as("viewer@acme");

    // when
    page.navigate("/console/contacts");
    page.getByLabel("Search by the beginning").fill("many." + mark + ".777@");
    page.locator("#results").getByText("many." + mark + ".777@people.example").waitFor();
    String token = page.locator("#contact-search [name=csrf-token]").inputValue();

    // then
    for (String path : new String[] {"", "?cursor=" + deep}) {
      Looks.assertQuick(
          "%,d contacts, %s".formatted(PEOPLE, path.isEmpty() ? "first page" : "later page"),
          () -> page.request().get("/console/contacts" + path));
    }
    for (String text :
        new String[] {"many." + mark + ".1", "many-" + mark, "of many", "one of", "o", "nobody"}) {
      Looks.assertQuick(
          "%,d contacts, search for %s".formatted(PEOPLE, text.replace(mark, "…")),
          () ->
              page.request()
                  .post(
                      "/console/contacts/search",
                      RequestOptions.create()
                          .setForm(FormData.create().set("q", text).set("csrf-token", token))));
    }
  }

  @AfterEach
  void forget(Installation installation) throws SQLException {
    try (Connection database = installation.database().adminConnection();
        Statement sql = database.createStatement()) {
      sql.execute(
          "delete from campaign.contacts where external_id like 'many-%s-%%'".formatted(mark));
    }
  }

  /** The cursor of the list behind a quarter of all contacts. */
  private static String deep(Installation installation) {
    String cursor = "";
    for (int seen = 0; seen < PEOPLE / 4; seen += PART) {
      JsonNode page =
          installation
              .as("viewer@acme")
              .get("/api/contacts?limit=" + PART + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
              .json();
      cursor = page.path("nextCursor").asText();
    }
    return cursor;
  }

  /** Straight into the table, and announced to nobody. */
  private void fill(Installation installation) throws SQLException {
    try (Connection database = installation.database().adminConnection();
        Statement sql = database.createStatement()) {
      sql.execute(
          """
          insert into campaign.contacts (id, tenant_id, external_id, email, email_raw, first_name,
            last_name, zone, zone_source, revision, accepted_at, updated_at)
          select uuidv7(-i * interval '4 seconds'), 'acme', 'many-%1$s-' || i,
            'many.%1$s.' || i || '@people.example', 'many.%1$s.' || i || '@people.example',
            'One', 'of many ' || i, 'UTC', 'tenant', 1, at, at
          from generate_series(1, %2$d) as i
          cross join lateral (select now() - interval '1 day' - i * interval '4 seconds' as at) as t
          order by i desc
          """
              .formatted(mark, PEOPLE));
      sql.execute("vacuum (analyze) campaign.contacts");
    }
  }
}
