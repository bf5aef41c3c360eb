package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.campaignautomation.endtoend.installation.Api.Answer;
import org.campaignautomation.endtoend.installation.Campaign;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The books of the three services agree, and whatever is lost or invented is noticed. */
@ExtendWith(InstallationExtension.class)
class BooksIT {
  private static final String FORGET =
      """
      delete from dispatch.deliveries where (job_id, attempt) = (
        select job_id, attempt from dispatch.deliveries
        where campaign_id = ? and state = 'accepted' limit 1)
      returning to_jsonb(deliveries)
      """;
  private static final String REMEMBER =
      """
      insert into dispatch.deliveries
      select (jsonb_populate_record(null::dispatch.deliveries, ?::jsonb)).*
      """;
  private static final String INVENT =
      """
      insert into dispatch.deliveries
      select (jsonb_populate_record(d, jsonb_build_object('job_id', ?, 'kind', 'immediate'))).*
      from dispatch.deliveries d where campaign_id = ? and state = 'accepted' limit 1
      """;
  private static final String COMPLETE =
      """
      insert into enrollment.automation_jobs
      select (jsonb_populate_record(j, jsonb_build_object('id', ?, 'kind', 'immediate'))).*
      from enrollment.automation_jobs j where campaign_id = ? and status = 'completed' limit 1
      """;

  @Test
  void whatTheLedgerOrTheJobsLoseOrInventIsNoticed(Installation installation) throws SQLException {
    List<Person> people = Person.next(5);
    try (Campaign campaign = Campaign.active(installation);
        Connection database = installation.database().adminConnection()) {
      // given a campaign that has sent, and whose books balance
      people.forEach(installation.crm()::created);
      campaign.awaitExactlyOneOfEach(people);
      awaitGap(installation, campaign, 0);
      String id = campaign.id();

      // when the ledger loses a message, and finds it again
      String lost = forget(database, id);
      awaitGap(installation, campaign, 1);
      change(database, REMEMBER, lost);
      awaitGap(installation, campaign, 0);

      // and has one that was never sent
      UUID invented = UUID.randomUUID();
      change(database, INVENT, invented, UUID.fromString(id));
      awaitGap(installation, campaign, -1);

      // and somebody completes a job by hand: one for the message, and one more
      UUID first = UUID.randomUUID();
      UUID second = UUID.randomUUID();
      change(database, COMPLETE, first, UUID.fromString(id));
      awaitGap(installation, campaign, 0);
      change(database, COMPLETE, second, UUID.fromString(id));
      awaitGap(installation, campaign, 1);

      // then all is as it was
      change(database, "delete from dispatch.deliveries where job_id = ?", invented);
      change(database, "delete from enrollment.automation_jobs where id in (?, ?)", first, second);
      awaitGap(installation, campaign, 0);
    }
  }

  private static void awaitGap(Installation installation, Campaign campaign, int gap) {
    await("a gap of " + gap)
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(acceptedGap(installation, campaign)).isEqualTo(gap));
  }

  private static int acceptedGap(Installation installation, Campaign campaign) {
    Answer books = installation.as("viewer@acme").get("/api/health/books");
    assertThat(books.status()).as(books.body()).isEqualTo(200);
    for (JsonNode one : books.json().path("campaigns")) {
      if (one.path("campaignId").asText().equals(campaign.id())) {
        assertThat(one.path("messages").path("quiet").asBoolean()).isTrue();
        return one.path("acceptedGap").asInt();
      }
    }
    return 0;
  }

  private static String forget(Connection database, String campaignId) throws SQLException {
    try (PreparedStatement delete = database.prepareStatement(FORGET)) {
      delete.setObject(1, UUID.fromString(campaignId));
      try (ResultSet row = delete.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }

  private static void change(Connection database, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement change = database.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        change.setObject(i + 1, parameters[i]);
      }
      assertThat(change.executeUpdate()).isPositive();
    }
  }
}
