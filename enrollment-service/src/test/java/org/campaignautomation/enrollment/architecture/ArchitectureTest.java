package org.campaignautomation.enrollment.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String ROOT = "org.campaignautomation.enrollment.";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.campaignautomation.enrollment");
  private static final JavaClasses OURS_AND_WRONG =
      new ClassFileImporter().importPackages("org.campaignautomation.enrollment");

  static final ArchRule TIMING_IS_PURE =
      classes()
          .that()
          .resideInAPackage(ROOT + "timing..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.jspecify..", "org.campaignautomation.contracts", ROOT + "timing..")
          .because("due times must be testable without framework and database");

  static final ArchRule TIMING_READS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "timing..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because("time is a parameter");

  static final ArchRule EVENTS_STAY_IN_MESSAGING =
      noClasses()
          .that()
          .resideOutsideOfPackage("..messaging..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are event records",
                  type -> type.isAssignableTo(Event.class) && !type.isEquivalentTo(Event.class)))
          .because("the wire form may change without the domain");

  static final ArchRule FEATURES_HAVE_NO_CYCLE =
      slices()
          .matching(ROOT + "(*)..")
          .should()
          .beFreeOfCycles()
          .because("catalog and contact know nobody, journey knows them, due knows all");

  static final ArchRule TABLES_DO_NOT_COMMIT =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Table")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.quarkus.narayana.jta.QuarkusTransaction")
          .because("the use case decides what is one transaction");

  private static final Map<String, ArchRule> RULES =
      Map.of(
          "timing is pure", TIMING_IS_PURE,
          "timing reads no clock", TIMING_READS_NO_CLOCK,
          "events stay in messaging", EVENTS_STAY_IN_MESSAGING,
          "features have no cycle", FEATURES_HAVE_NO_CYCLE,
          "tables do not commit", TABLES_DO_NOT_COMMIT);

  static Stream<String> rules() {
    return RULES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void weKeepTheRule(String name) {
    rule(name).check(OURS);
  }

  /** The packages named {@code wrong} break each of them. */
  @ParameterizedTest
  @MethodSource("rules")
  void theRuleCanFail(String name) {
    JavaClasses wrong =
        OURS_AND_WRONG.that(
            DescribedPredicate.describe(
                "ours or wrong",
                type -> OURS.contain(type.getName()) || type.getPackageName().endsWith(".wrong")));

    assertThat(rule(name).evaluate(wrong).hasViolation()).isTrue();
  }

  private static ArchRule rule(String name) {
    return Objects.requireNonNull(RULES.get(name));
  }
}
