package org.campaignautomation.benchmarks.sending;

import java.util.List;
import org.campaignautomation.benchmarks.Benchmark;
import org.campaignautomation.benchmarks.Contender;
import org.campaignautomation.benchmarks.Field;
import org.campaignautomation.benchmarks.Figure;
import org.campaignautomation.benchmarks.Measured;
import org.campaignautomation.benchmarks.Numbers;
import org.campaignautomation.benchmarks.Progress;
import org.campaignautomation.benchmarks.Scale;
import org.campaignautomation.benchmarks.Target;
import org.campaignautomation.benchmarks.sink.SmtpSinkProcess;

/** B4: due e-mails to a relay, beside what postfix' own source of mail reaches. */
public final class MailBenchmark implements Benchmark {
  private static final String LIMIT = "smtp-source";

  @Override
  public String name() {
    return "B4";
  }

  @Override
  public String question(Scale scale) {
    return "%s due e-mails of 5 KB on the topic, rendered, sent to smtp-sink over %d connections, recorded"
        .formatted(Numbers.plain(messages(scale)), MailDrain.CONNECTIONS);
  }

  @Override
  public List<Target> targets() {
    return List.of(Target.share(0.4, LIMIT, Figures.THROUGHPUT));
  }

  private static int messages(Scale scale) {
    return scale.of(300, 30_000, 100_000);
  }

  /** In the short form without postfix' programs, which not every machine has. */
  @Override
  public Field open(Scale scale, Progress progress) {
    int messages = messages(scale);
    boolean isExact = scale == Scale.SHORT;
    MailDrain drain = isExact ? MailDrain.toOwnSink() : MailDrain.toPostfix();
    if (!isExact) {
      progress.say("warm-up: " + Figures.text(drain.run(messages)));
    } else if (!SmtpSinkProcess.isInstalled()) {
      progress.say("without smtp-source, which is not installed (package postfix)");
    }
    Contender product = new Contender(Contender.PRODUCT, () -> Figures.of(drain.run(messages)));
    Contender limit =
        new Contender(
            LIMIT,
            () -> Measured.of(new Figure(Figures.THROUGHPUT, drain.limit(messages), "messages/s")));
    return new Field() {
      @Override
      public List<Contender> contenders() {
        return isExact ? List.of(product) : List.of(product, limit);
      }

      @Override
      public void close() {
        drain.close();
      }
    };
  }
}
