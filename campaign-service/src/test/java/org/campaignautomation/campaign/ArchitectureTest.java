package org.campaignautomation.campaign;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.campaignautomation.contracts.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The house rules. Each is held against the service, and against a counter-example that it must
 * find: a rule that cannot fail guards nothing.
 */
class ArchitectureTest {
  private static final String SERVICE = "org.campaignautomation.campaign";
  private static final String COUNTEREXAMPLES = SERVICE + ".counterexample";

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(SERVICE);
  private static final JavaClasses COUNTEREXAMPLE =
      new ClassFileImporter().importPackages(COUNTEREXAMPLES);

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(
            "nobody needs web",
            noClasses()
                .that()
                .resideOutsideOfPackage("..web..")
                .should()
                .dependOnClassesThat(resideInAPackage(SERVICE + "..web.."))
                .because("the form of REST must not reach the use cases")),
        Arguments.of(
            "events stay in messaging",
            noClasses()
                .that()
                .resideOutsideOfPackage("..messaging..")
                .should()
                .dependOnClassesThat(assignableTo(Event.class))
                .because("the form of the topics must not reach the use cases")),
        Arguments.of(
            "every endpoint names its roles",
            methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("..web..", "..console..")
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .because("who may use an endpoint is decided where it is written")),
        Arguments.of(
            "nobody needs the console",
            noClasses()
                .that()
                .resideOutsideOfPackage("..console..")
                .should()
                .dependOnClassesThat(resideInAPackage("..console.."))
                .because("pages show what there is, and nothing else is built on them")),
        Arguments.of(
            "transactions belong to use cases",
            noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("..web..", "..messaging..", "..console..")
                .should()
                .beAnnotatedWith(Transactional.class)
                .because("only a use case knows what belongs together")),
        Arguments.of(
            "no name without a meaning",
            noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .because("such a name says nothing")),
        Arguments.of(
            "the database's clock decides",
            noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("pods' clocks differ")),
        Arguments.of(
            "constructor injection",
            noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .because("what a class needs stands in its constructor")),
        Arguments.of(
            "tables are private",
            classes()
                .that()
                .haveSimpleNameEndingWith("Table")
                .or()
                .haveSimpleNameEndingWith("Repository")
                .or()
                .areAnnotatedWith(Entity.class)
                .should()
                .notBePublic()
                .because("a feature's rows are reached through its use cases")),
        Arguments.of(
            "statements stay in the root",
            noClasses()
                .that()
                .resideInAnyPackage("..web..", "..messaging..", "..console..")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("Database")
                .because("the edges of a feature know no SQL")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theServiceKeepsTheRule(String name, ArchRule rule) {
    rule.check(PRODUCTION);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theRuleFindsItsCounterexample(String name, ArchRule rule) {
    assertThat(rule.evaluate(COUNTEREXAMPLE).hasViolation()).as(name).isTrue();
  }

  @org.junit.jupiter.api.Test
  void featuresHaveNoCycles() {
    features(SERVICE).check(PRODUCTION);
    assertThat(features(COUNTEREXAMPLES).evaluate(COUNTEREXAMPLE).hasViolation()).isTrue();
  }

  @org.junit.jupiter.api.Test
  void areasOfTheConsoleDoNotNeedEachOther() {
    areas(SERVICE).check(PRODUCTION);
    assertThat(areas(COUNTEREXAMPLES).evaluate(COUNTEREXAMPLE).hasViolation()).isTrue();
  }

  private static ArchRule areas(String root) {
    return slices()
        .matching(root + ".console.(*)..")
        .should()
        .notDependOnEachOther()
        .because("what two areas share belongs to the frame");
  }

  private static ArchRule features(String root) {
    return slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .because("a feature that needs another is not needed by it");
  }
}
