package org.campaignautomation.enrollment.due;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.campaignautomation.contracts.Channel;
import org.campaignautomation.enrollment.sql.Database;

/**
 * Table {@code pump_beats}: when some pod last looked for due jobs of each channel, so that anybody
 * can tell whether due jobs are being looked for at all.
 */
@Singleton
public class PumpBeats {
  private static final String BEAT =
      """
      insert into pump_beats as b (channel, at) values (?, clock_timestamp())
      on conflict (channel) do update set at = excluded.at
      where b.at < excluded.at - interval '5 seconds'
      """;

  private final Database database;

  PumpBeats(Database database) {
    this.database = database;
  }

  /** Notes a round; at most one write per channel and five seconds. */
  void beat(Channel channel) {
    database.update(BEAT, channel);
  }

  /** When the last round of each channel was; a channel that never had one is not there. */
  public List<Instant> lastRounds() {
    return database.query("select at from pump_beats", row -> row.instant("at"));
  }
}
