package org.campaignautomation.campaign.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** IANA time zones, and what a phone number says about its owner's. */
public final class Zones {
  private static final String NONE = "-";
  private static final String NANP = "+1";
  private static final int AREA_END = NANP.length() + 3;
  private static final Set<String> NANP_COUNTRIES = Set.of("US", "CA");

  private static final Set<String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(name -> !name.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableSet());
  private static final List<String> SORTED =
      NAMES.stream()
          .filter(name -> name.contains("/") || name.equals("UTC"))
          .filter(name -> !name.startsWith("Etc/"))
          .sorted()
          .toList();
  private static final Map<String, String> ZONE_OF_COUNTRY = new HashMap<>();
  private static final Map<String, String> COUNTRY_OF_ZONE = new HashMap<>();
  private static final Map<String, String> ZONE_OF_AREA = new HashMap<>();

  static {
    for (String[] line : read("countries.tsv")) {
      if (!line[1].equals(NONE)) {
        ZONE_OF_COUNTRY.put(line[0], line[1]);
      }
      for (String zone : line[2].split(" ", -1)) {
        COUNTRY_OF_ZONE.put(zone, line[0]);
      }
    }
    for (String[] line : read("nanp-areas.tsv")) {
      for (String area : line[1].split(" ", -1)) {
        ZONE_OF_AREA.put(area, line[0]);
      }
    }
  }

  private Zones() {}

  /** Whether this is the name of a zone, such as {@code Europe/Berlin}; an offset is none. */
  public static boolean exists(String name) {
    return NAMES.contains(name);
  }

  /** The names to choose from, in order: without short forms and those that are mere offsets. */
  public static List<String> all() {
    return SORTED;
  }

  /**
   * Where the owner of a number most likely is: by area code in the United States and Canada, else
   * by country, if the country keeps one time.
   *
   * @return empty if the number does not tell
   */
  public static Optional<String> ofPhone(PhoneNumber number) {
    if (number.region() == null) {
      return Optional.empty();
    }
    Optional<String> zone =
        NANP_COUNTRIES.contains(number.region())
            ? Optional.ofNullable(
                ZONE_OF_AREA.get(number.e164().substring(NANP.length(), AREA_END)))
            : Optional.ofNullable(ZONE_OF_COUNTRY.get(number.region()));
    return zone.filter(Zones::exists);
  }

  /** The ISO 3166 country of a zone; empty for one of no country, such as {@code UTC}. */
  public static Optional<String> country(String zone) {
    return Optional.ofNullable(COUNTRY_OF_ZONE.get(zone));
  }

  private static List<String[]> read(String name) {
    try (InputStream in = Zones.class.getResourceAsStream("/zones/" + name);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
