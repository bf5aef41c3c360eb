package org.campaignautomation.endtoend.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file of contacts with a bad line, from its choice to the rejected rows.
 *
 * @param mark what tells its people from others
 */
record ImportScenario(Page page, Console console, String mark) {
  /** With {@code -Dconsole.contacts=100000} the pictures are those of many. */
  private static final int PEOPLE = Integer.getInteger("console.contacts", 300);

  private static final double IMPORT_MILLIS = 300_000;

  void run() throws IOException {
    page.navigate("/console/contacts/imports");
    Find.link(page, "Import a file").click();
    console.photograph(page, "import-new");
    console.assertAccessible(page);
    refusesWhatIsNoCsv();
    choosesColumns();
    takesTheRejectedRowsAway();
    page.navigate("/console/contacts/imports");
    assertThat(page.getByRole(AriaRole.ROW).filter(Find.text("people.csv")).first())
        .containsText("Done");
    console.photograph(page, "imports");
    console.assertAccessible(page);
  }

  private void refusesWhatIsNoCsv() {
    send("broken.csv", "id,mail\n1,\"never closed\n");
    assertThat(page.locator("#field-file-wrong")).containsText("Line 2");
    console.photograph(page, "import-refused");
    console.assertAccessible(page);
  }

  private void choosesColumns() {
    send("people.csv", people());
    page.waitForURL(Pattern.compile(".*/imports/[0-9a-f-]{36}$"));
    assertThat(page.getByLabel("What E-mail becomes")).hasValue("email");
    assertThat(page.getByLabel("What tells one person from another")).hasValue("Customer no");
    assertThat(page.getByLabel("Name of the attribute that Plan becomes")).isHidden();
    page.getByLabel("What Plan becomes", new Page.GetByLabelOptions().setExact(true))
        .selectOption("attribute");
    assertThat(page.getByLabel("Name of the attribute that Plan becomes")).isVisible();
    console.photograph(page, "import-columns");
    console.assertAccessible(page);
    Find.button(page, "Import " + (PEOPLE + 1) + " rows").click();
  }

  private void takesTheRejectedRowsAway() throws IOException {
    assertThat(page.getByText("All " + (PEOPLE + 1) + " rows are worked off."))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(IMPORT_MILLIS));
    assertThat(page.getByRole(AriaRole.ROW).filter(Find.text(String.valueOf(PEOPLE + 2))))
        .containsText("E-mail: This is not an e-mail address.");
    console.photograph(page, "import-done");
    console.assertAccessible(page);
    Download download =
        page.waitForDownload(() -> Find.link(page, "Download the rejected rows").click());
    try (InputStream file = download.createReadStream()) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .contains("import line,import code,import column,import advice,Customer no,E-mail,Plan")
          .contains((PEOPLE + 2) + ",invalid_email,E-mail,");
    }
  }

  private void send(String file, String content) {
    page.getByLabel("CSV file")
        .setInputFiles(new FilePayload(file, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    Find.button(page, "Send and choose columns").click();
  }

  /** So many good rows, and a bad one at the end. */
  private String people() {
    return IntStream.range(0, PEOPLE)
        .mapToObj(i -> mark + "-" + i + ",row" + i + "@people.example,gold\n")
        .collect(Collectors.joining("", "Customer no,E-mail,Plan\n", mark + "-x,nonsense,\n"));
  }
}
