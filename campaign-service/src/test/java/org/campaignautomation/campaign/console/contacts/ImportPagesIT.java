package org.campaignautomation.campaign.console.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.campaignautomation.campaign.Api;
import org.campaignautomation.campaign.console.Browser;
import org.campaignautomation.localstack.testing.InjectStack;
import org.campaignautomation.localstack.testing.TestStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportPagesIT {
  private static final String IMPORTS = "/console/contacts/imports";

  @InjectStack TestStack stack;

  private final String id = Api.newId();

  @Test
  void leadsFromAFileToItsRejects() {
    // given
    Browser editor = Browser.loggedIn("acme", "editor");
    editor.get(IMPORTS + "/new");

    // when the file is sent
    HttpResponse<String> sent =
        editor.upload(
            IMPORTS + "/new",
            "file",
            "people <1>.csv",
            "Nr;Mail;Plan;Score\n%1$s-1;a@example.com;gold;=1\n%1$s-2;wrong;;\n".formatted(id));

    // then the columns are shown with what they hold
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    String at = Browser.location(sent);
    String mapping = editor.get(at).body();
    assertThat(mapping)
        .contains("people &lt;1&gt;.csv", "<strong>2</strong> rows", "a@example.com", "gold")
        .contains("<option value=\"email\" selected>");

    // when they are chosen badly
    HttpResponse<String> refused =
        editor.submit(
            at + "/start",
            "externalId=&target=&target=email&target=email&target=attribute&attribute=&attribute=&attribute=&attribute=a.b");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("The column &quot;Mail&quot; becomes the same");
    refused =
        editor.submit(
            at + "/start",
            "externalId=&target=&target=email&target=&target=attribute&attribute=&attribute=&attribute=&attribute=a.b");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Say which column tells one person", "no dot");

    // when they are chosen
    HttpResponse<String> started =
        editor.submit(
            at + "/start",
            "externalId=Nr&target=&target=email&target=attribute&target=&attribute=&attribute=&attribute=plan&attribute=");

    // then
    assertThat(started.statusCode()).isEqualTo(303);
    Browser viewer = Browser.loggedIn("acme", "viewer");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> viewer.get(at + "/progress").body().contains("All 2 rows are worked off"));
    assertThat(viewer.get(at + "/progress").body()).doesNotContain("every 1s", "<html");
    assertThat(viewer.get(at).body())
        .contains("Mail: This is not an e-mail address.", "Download the rejected rows");
    HttpResponse<String> rejects = viewer.get(at + "/rejects");
    assertThat(rejects.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(rejects.body()).contains("3;invalid_email;Mail;").contains(id + "-2;wrong");
    assertThat(viewer.get(IMPORTS).body()).contains("people &lt;1&gt;.csv", "Done");
    assertThat(Browser.loggedIn("globex", "admin").get(at).statusCode()).isEqualTo(404);
  }

  @Test
  void saysAtTheFieldWhatIsWrongWithAFile() {
    // given
    Browser editor = Browser.loggedIn("acme", "editor");
    editor.get(IMPORTS + "/new");

    // when
    HttpResponse<String> answer = editor.upload(IMPORTS + "/new", "file", "x.csv", "a,b\n1,\"2\n");

    // then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Line 2: the row that begins here has a quote", "Nothing was imported");
    assertThat(editor.upload(IMPORTS + "/new", "other", "x.csv", "a,b\n").body())
        .contains("Choose a file first.");
  }

  @Test
  void stopsWhatWaits() {
    // given
    Browser editor = Browser.loggedIn("acme", "editor");
    editor.get(IMPORTS + "/new");
    String at = Browser.location(editor.upload(IMPORTS + "/new", "file", "x.csv", "a,b\n1,2\n"));
    Browser viewer = Browser.loggedIn("acme", "viewer");
    assertThat(viewer.get(at).body()).contains("An editor chooses the columns.");
    assertThat(viewer.submit(at + "/cancel", "").statusCode()).isEqualTo(403);

    // when
    HttpResponse<String> stopped = editor.submit(at + "/cancel", "");

    // then
    assertThat(stopped.statusCode()).isEqualTo(303);
    assertThat(editor.get(at).body()).contains("It was stopped.");
  }

  @Test
  void takesNoFileWithoutTheFormsToken() {
    // given
    Browser editor = Browser.loggedIn("acme", "editor");
    editor.get(IMPORTS + "/new");

    // when
    HttpResponse<String> answer =
        editor.uploadWithoutToken(IMPORTS + "/new", "file", "x.csv", "a,b\n1,2\n");

    // then
    assertThat(answer.statusCode()).isEqualTo(400);
  }
}
