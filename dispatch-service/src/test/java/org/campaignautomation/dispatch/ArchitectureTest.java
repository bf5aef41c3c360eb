package org.campaignautomation.dispatch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.campaignautomation.dispatch.channel.EmailComposer;
import org.campaignautomation.dispatch.channel.EmailProvider;
import org.campaignautomation.dispatch.channel.SmsProvider;
import org.campaignautomation.dispatch.counterexample.channel.KnowsTheLedger;
import org.campaignautomation.dispatch.counterexample.channel.email.KnowsSms;
import org.campaignautomation.dispatch.counterexample.content.SendsItself;
import org.campaignautomation.dispatch.counterexample.preview.TestsThatSend;
import org.junit.jupiter.api.Test;

/** What may know what. Each rule is shown a class that breaks it. */
class ArchitectureTest {
  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.campaignautomation.dispatch");

  /** A provider is told what to send; whether, when and how often is not its business. */
  static final ArchRule CHANNELS_KNOW_NO_LEDGER =
      noClasses()
          .that()
          .resideInAPackage("..channel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..dispatch..delivery..", "..dispatch..content..", "java.sql..");

  /** One channel can be changed or taken away without the other. */
  static final ArchRule CHANNELS_ARE_STRANGERS =
      slices().matching("..channel.(*)..").should().notDependOnEachOther();

  /** Only the wire, after the ledger, talks to providers. */
  static final ArchRule ONLY_DELIVERY_SENDS =
      noClasses()
          .that()
          .resideOutsideOfPackages("..dispatch.delivery..", "..channel..")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Provider");

  /**
   * Test jobs and previews have no provider to call, nor anybody who calls one, however far the way
   * (invariant 7).
   */
  static final ArchRule PREVIEWS_REACH_NO_PROVIDER =
      noClasses()
          .that()
          .resideInAPackage("..dispatch..preview..")
          .or()
          .implement(EmailComposer.class)
          .should()
          .transitivelyDependOnClassesThat(
              assignableTo(EmailProvider.class)
                  .or(assignableTo(SmsProvider.class))
                  .or(
                      resideInAnyPackage(
                          "..dispatch..delivery..",
                          "io.quarkus.mailer..",
                          "jakarta.mail..",
                          "com.twilio..",
                          "java.net.http..")));

  /** Features form no cycle. */
  static final ArchRule FEATURES_HAVE_NO_CYCLE =
      slices().matching("org.campaignautomation.dispatch.(*)..").should().beFreeOfCycles();

  /** What is public in a provider's package would be used around the port. */
  static final ArchRule PROVIDERS_ARE_HIDDEN =
      classes().that().resideInAPackage("..channel.(*)..").should().notBePublic();

  @Test
  void the_service_keeps_the_rules() {
    CHANNELS_KNOW_NO_LEDGER.check(SERVICE);
    CHANNELS_ARE_STRANGERS.check(SERVICE);
    ONLY_DELIVERY_SENDS.check(SERVICE);
    PREVIEWS_REACH_NO_PROVIDER.check(SERVICE);
    FEATURES_HAVE_NO_CYCLE.check(SERVICE);
    PROVIDERS_ARE_HIDDEN.check(SERVICE);
  }

  @Test
  void each_rule_can_fail() {
    JavaClasses counterexamples =
        new ClassFileImporter().importPackages("org.campaignautomation.dispatch.counterexample");
    assertThat(counterexamples.contain(KnowsTheLedger.class)).isTrue();
    assertBroken(CHANNELS_KNOW_NO_LEDGER, counterexamples, KnowsTheLedger.class);
    assertBroken(CHANNELS_ARE_STRANGERS, counterexamples, KnowsSms.class);
    assertBroken(ONLY_DELIVERY_SENDS, counterexamples, SendsItself.class);
    assertBroken(PREVIEWS_REACH_NO_PROVIDER, counterexamples, TestsThatSend.class);
    assertBroken(PROVIDERS_ARE_HIDDEN, counterexamples, KnowsSms.class);
    assertThat(
            slices()
                .matching("org.campaignautomation.dispatch.counterexample.(*)..")
                .should()
                .beFreeOfCycles()
                .evaluate(counterexamples)
                .hasViolation())
        .isTrue();
  }

  private static void assertBroken(ArchRule rule, JavaClasses by, Class<?> counterexample) {
    assertThat(rule.evaluate(by).getFailureReport().getDetails())
        .anySatisfy(detail -> assertThat(detail).contains(counterexample.getSimpleName()));
  }
}
