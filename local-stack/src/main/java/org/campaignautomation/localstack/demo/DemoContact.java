package org.campaignautomation.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An invented person of the file {@code demo/contacts.csv}.
 *
 * @param zone the IANA zone; empty for one to be found from the phone number
 */
record DemoContact(
    String externalId,
    String firstName,
    String lastName,
    String customerName,
    String email,
    String phone,
    String zone) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String FILE = "/demo/contacts.csv";
  private static final int COLUMNS = 7;

  /** Everybody in the file. */
  static List<DemoContact> all() {
    try (InputStream in = DemoContact.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(DemoContact::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  /** The same person under another id, as a further run knows them. */
  DemoContact inRun(String run) {
    return new DemoContact(
        "demo-" + run + "-" + externalId, firstName, lastName, customerName, email, phone, zone);
  }

  /** The contact of the REST API, which is also the body of a CRM event. */
  String json() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("externalId", externalId);
    fields.put("firstName", firstName);
    fields.put("lastName", lastName);
    fields.put("customerName", customerName);
    fields.put("email", email);
    fields.put("phone", phone);
    if (!zone.isEmpty()) {
      fields.put("zone", zone);
    }
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a contact that is not JSON", e);
    }
  }

  private static DemoContact parse(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException("not a contact: " + line);
    }
    return new DemoContact(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
  }
}
