package org.campaignautomation.localstack.demo;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Loads contacts into a campaign of an e-mail and an SMS, half by REST (one by one and in bulk),
 * half by the CRM's topic, and counts what arrives. Every run has contacts, a campaign and a marker
 * in its messages of its own, so that it can be repeated.
 */
public final class Demo {
  private static final String NAME = "Demo: welcome";
  private static final String COMPANY = "Acme Inc";
  private static final String TENANT = "acme";
  private static final int CONNECTIONS = 8;
  private static final Duration POLL = Duration.ofMillis(500);

  /** Nothing new for so long means that nothing will come; a restart and a retry fit in. */
  private static final Duration SILENCE = Duration.ofSeconds(90);

  /** A doubled message comes soon after the first, if it comes. */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final DemoAddresses addresses;
  private final PrintStream out;
  private final AtomicInteger loaded = new AtomicInteger();

  /**
   * Prepares a demonstration.
   *
   * @param out where it says how far it is
   */
  public Demo(DemoAddresses addresses, PrintStream out) {
    this.addresses = addresses;
    this.out = out;
  }

  /**
   * Runs it on the stack that {@code ./campaigns up} started; exits non-zero on any wrong tally.
   */
  public static void main(String[] args) {
    int everybody = DemoContact.all().size();
    int contacts = args.length == 0 ? everybody : number(args[0], everybody);
    try {
      List<Tally> tallies = new Demo(DemoAddresses.from(System.getenv()), System.out).run(contacts);
      System.exit(tallies.stream().allMatch(Tally::isRight) ? 0 : 1);
    } catch (DemoFailure e) {
      System.err.println("demo: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Runs it with the first so many contacts of the file.
   *
   * @return what arrived by e-mail, and by SMS
   * @throws DemoFailure if a part of the stack refuses or does not answer for a minute
   */
  public List<Tally> run(int count) {
    Instant begin = Instant.now();
    byte[] random = new byte[4];
    new SecureRandom().nextBytes(random);
    String run = HexFormat.of().formatHex(random);
    String marker = "run " + run;
    List<DemoContact> contacts =
        DemoContact.all().stream().limit(count).map(contact -> contact.inRun(run)).toList();
    PatientHttp http = new PatientHttp();
    CampaignApi api = new CampaignApi(http, addresses);
    Sinks sinks = new Sinks(http, addresses, marker);

    api.archiveActive(NAME);
    String campaign = api.startCampaign(NAME, marker);
    out.printf("Campaign %s is active: an e-mail and an SMS, at once (%s).%n", campaign, marker);
    CompletableFuture<Void> loading =
        CompletableFuture.runAsync(() -> load(api, contacts), Thread::startVirtualThread);
    watch(sinks, loading, contacts.size());
    out.printf("Jobs as the API counts them: %s%n", api.status(campaign));
    api.archive(campaign);

    List<Tally> tallies =
        List.of(
            Tally.of("e-mails", contacts, DemoContact::email, sinks.emails(), Demo::writtenEmail),
            Tally.of("SMS", contacts, DemoContact::phone, sinks.sms(), Demo::writtenSms));
    tallies.forEach(tally -> out.println(tally.describe()));
    out.printf("%.1f s.%n", Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    return tallies;
  }

  /** A quarter one by one, a quarter in bulk, half over the topic, all at the same time. */
  private void load(CampaignApi api, List<DemoContact> contacts) {
    int size = contacts.size();
    List<DemoContact> single = contacts.subList(0, size / 4);
    List<DemoContact> bulk = contacts.subList(size / 4, size / 2);
    List<DemoContact> topic = contacts.subList(size / 2, size);
    try (ExecutorService doors = Executors.newFixedThreadPool(CONNECTIONS + 2)) {
      CompletableFuture<?>[] all =
          Stream.concat(
                  Stream.of(
                      CompletableFuture.runAsync(() -> publish(topic), doors),
                      CompletableFuture.runAsync(() -> addInBulk(api, bulk), doors)),
                  single.stream()
                      .map(
                          contact -> CompletableFuture.runAsync(() -> addOne(api, contact), doors)))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(all).join();
    }
  }

  private void addOne(CampaignApi api, DemoContact contact) {
    api.addContact(contact);
    loaded.incrementAndGet();
  }

  private void addInBulk(CampaignApi api, List<DemoContact> contacts) {
    if (!contacts.isEmpty()) {
      api.addContacts(contacts);
      loaded.addAndGet(contacts.size());
    }
  }

  private void publish(List<DemoContact> contacts) {
    new Crm(addresses.kafka(), TENANT).publish(contacts);
    loaded.addAndGet(contacts.size());
  }

  /** Looks until all have arrived and nothing more came for a while, or nothing comes any more. */
  private void watch(Sinks sinks, CompletableFuture<Void> loading, int contacts) {
    Instant lastNews = Instant.now();
    int before = -1;
    while (true) {
      sinks.look();
      int emails = sinks.emails().size();
      int sms = sinks.sms().size();
      int news = loaded.get() + emails + sms;
      if (news != before) {
        before = news;
        lastNews = Instant.now();
        out.printf(
            "  contacts %,5d of %,d   e-mails %,5d   SMS %,5d%n",
            loaded.get(), contacts, emails, sms);
      }
      if (loading.isCompletedExceptionally()) {
        throw failure(loading);
      }
      boolean complete = loading.isDone() && emails >= contacts && sms >= contacts;
      if (lastNews.plus(complete ? SETTLING : SILENCE).isBefore(Instant.now())) {
        return;
      }
      PatientHttp.pause(POLL);
    }
  }

  private static DemoFailure failure(CompletableFuture<Void> loading) {
    try {
      loading.join();
      throw new IllegalStateException("loading did not fail");
    } catch (CompletionException e) {
      return e.getCause() instanceof DemoFailure failure
          ? failure
          : new DemoFailure("loading failed: " + e.getCause());
    }
  }

  private static List<String> writtenEmail(DemoContact contact) {
    return List.of(
        "Welcome to " + COMPANY + ", " + contact.firstName() + " (",
        "Dear " + contact.customerName() + ",",
        "thank you for choosing " + COMPANY + ".");
  }

  private static List<String> writtenSms(DemoContact contact) {
    return List.of("Hi " + contact.firstName() + ", this is " + COMPANY + ". How did we do?");
  }

  private static int number(String text, int most) {
    if (!text.matches("[1-9][0-9]{0,3}") || Integer.parseInt(text) > most) {
      System.err.printf("demo: the number of contacts is 1 to %d, not %s%n", most, text);
      System.exit(2);
    }
    return Integer.parseInt(text);
  }
}
