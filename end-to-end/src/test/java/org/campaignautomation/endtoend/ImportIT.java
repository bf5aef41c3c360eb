package org.campaignautomation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.campaignautomation.endtoend.installation.Api;
import org.campaignautomation.endtoend.installation.Installation;
import org.campaignautomation.endtoend.installation.InstallationExtension;
import org.campaignautomation.endtoend.installation.ServiceProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file of contacts is taken in once and as a whole, whatever happens to who takes it in. */
@ExtendWith(InstallationExtension.class)
class ImportIT {
  private static final int ROWS = 15_000;
  private static final int KILLS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void isExactThoughItsPodIsKilledAgainAndAgain(Installation installation) {
    // given
    Api editor = installation.as("editor@acme");
    ServiceProcess service = installation.campaignService();
    String prefix = "import-" + UUID.randomUUID() + "-";
    Api.Answer sent =
        editor.post("/api/contacts/imports?mapping=suggested", "text/csv", file(prefix));
    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    String at = "/api/contacts/imports/" + sent.json().get("id").asText();

    // when
    int unfinished = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      long behind = (long) ROWS * kill / (KILLS + 2);
      await().atMost(PATIENCE).until(() -> lines(editor, at).get("done").asLong() >= behind);
      service.kill();
      service.start();
      service.awaitReady();
      unfinished += lines(editor, at).get("done").asLong() < ROWS ? 1 : 0;
    }

    // then
    assertThat(unfinished).as("kills before its end").isPositive();
    await()
        .atMost(PATIENCE)
        .until(() -> editor.get(at).json().get("state").asText().equals("done"));
    JsonNode lines = lines(editor, at);
    assertThat(lines.get("created").asInt()).isEqualTo(ROWS - ROWS / 100);
    assertThat(lines.get("rejected").asInt()).isEqualTo(ROWS / 100);
    assertThat(lines.get("unchanged").asInt()).isZero();
    assertThat(rejected(editor, at)).hasSize(ROWS / 100).doesNotHaveDuplicates();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(announced(installation, prefix)).hasSize(ROWS - ROWS / 100));
    assertThat(announced(installation, prefix).values()).containsOnly(Set.of("ContactAdded 1"));
  }

  private static JsonNode lines(Api editor, String at) {
    return editor.get(at).json().get("lines");
  }

  /** Every hundredth row has no address. */
  private static String file(String prefix) {
    return IntStream.range(0, ROWS)
        .mapToObj(
            row ->
                prefix
                    + row
                    + ","
                    + (row % 100 == 0 ? "none" : "row" + row + "@people.example")
                    + "\n")
        .collect(Collectors.joining("", "id,email\n", ""));
  }

  private static List<String> rejected(Api editor, String at) {
    return editor
        .get(at + "/rejects")
        .body()
        .lines()
        .skip(1)
        .map(row -> row.substring(0, row.indexOf(',')))
        .toList();
  }

  private static Map<String, Set<String>> announced(Installation installation, String prefix) {
    return TopicRecords.of(installation, "campaign.contacts.v1").changesByExternalId(prefix);
  }
}
