package dev.tollgate.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md, each with its reason. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tollgate");

  @Test
  void pricingImportsOnlyTheJdk() {
    noClasses()
        .that()
        .resideInAPackage("dev.tollgate.pricing..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("dev.tollgate.pricing..", "java..", "org.jspecify..")
        .because("the arithmetic of money has no I/O, no JSON, no logging and no framework")
        .check(CLASSES);
  }

  @Test
  void pricingKnowsNoClock() {
    noClasses()
        .that()
        .resideInAPackage("dev.tollgate.pricing..")
        .should()
        .callMethod(Instant.class, "now")
        .because("a past call is priced with the tariff of its own time")
        .check(CLASSES);
  }

  @Test
  void moneyIsNeverFloatingPoint() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("dev.tollgate.pricing..", "dev.tollgate.gateway.ledger..")
        .should()
        .haveRawType(double.class)
        .orShould()
        .haveRawType(float.class)
        .because("money is exact decimal")
        .check(CLASSES);
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("dev.tollgate.pricing..", "dev.tollgate.gateway.ledger..")
        .should()
        .notHaveRawReturnType(double.class)
        .andShould()
        .notHaveRawReturnType(float.class)
        .because("money is exact decimal")
        .check(CLASSES);
  }

  @Test
  void onlyTheEdgeSeesTheServerLibrary() {
    noClasses()
        .that()
        .resideInAPackage("dev.tollgate..")
        .and()
        .resideOutsideOfPackages("dev.tollgate.gateway.edge..", "dev.tollgate.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .because("the server can be replaced behind Endpoint and Client")
        .check(CLASSES);
  }

  @Test
  void onlyProvidersAndTheCataloguesSyncAndNoticesSeeTheHttpClient() {
    noClasses()
        .that()
        .resideInAPackage("dev.tollgate..")
        .and()
        .resideOutsideOfPackages(
            "dev.tollgate.gateway.provider..",
            "dev.tollgate.catalogue.sync..",
            "dev.tollgate.catalogue.notice..",
            "dev.tollgate.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.hc..")
        .because("every outgoing call passes one client with limits")
        .check(CLASSES);
  }

  @Test
  void stagesDoNotKnowEachOther() {
    for (String stage : new String[] {"auth", "route", "provider"}) {
      noClasses()
          .that()
          .resideInAPackage("dev.tollgate.gateway." + stage + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.tollgate.gateway.delivery..",
              "dev.tollgate.gateway.edge..",
              "dev.tollgate.gateway.ledger..")
          .because("only Relay tells the whole story")
          .check(CLASSES);
    }
  }

  @Test
  void thePagesReadThroughQueriesOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.tollgate.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.tollgate.storage..",
            "dev.tollgate.studio..",
            "dev.tollgate.app..",
            "dev.tollgate.catalogue.source..",
            "dev.tollgate.catalogue.reconcile..")
        .because("a page shows what a query gives, wherever it is stored")
        .check(CLASSES);
  }

  @Test
  void nothingDependsOnTheAppButTheBench() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.tollgate.app..", "dev.tollgate.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tollgate.app..", "dev.tollgate.bench..")
        .because("wiring sees everything and is seen by nothing")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("dev.tollgate.(*).(*)..")
        .should()
        .beFreeOfCycles()
        .because("a cycle is one room with two doors")
        .check(CLASSES);
  }

  @Test
  void wallClocksAreInjected() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.tollgate.app..", "dev.tollgate.bench..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("a test that cannot set the time cannot test midnight")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        CLASSES.stream()
            .map(type -> type.getPackage())
            .distinct()
            .filter(room -> !room.getName().contains(".generated"))
            .filter(room -> room.tryGetAnnotationOfType(NullMarked.class).isEmpty())
            .map(room -> room.getName().toLowerCase(Locale.ROOT))
            .toList();
    org.assertj.core.api.Assertions.assertThat(unmarked)
        .as("nothing is null unless it says @Nullable")
        .isEmpty();
    fields().should().notBeAnnotatedWith("javax.annotation.Nullable").check(CLASSES);
  }
}
