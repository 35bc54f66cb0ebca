package dev.tollgate.catalogue.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.sync.Excerpts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

  @TempDir private Path folder;

  @Test
  void readingUndoesWriting() {
    Snapshot written = Excerpts.snapshot();
    Path file = folder.resolve("bundle");

    Bundle.write(written, file);
    Snapshot read = Bundle.read(file);

    assertThat(read.models()).isEqualTo(written.models());
    assertThat(read.routes()).isEqualTo(written.routes());
    assertThat(read.sources()).isEqualTo(written.sources());
    assertThat(read.hash()).isEqualTo(written.hash());
    assertThat(read.builtAt()).isEqualTo(written.builtAt());
  }

  @Test
  void equalSnapshotsGiveEqualFiles() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");

    Bundle.write(Excerpts.snapshot(), one);
    Bundle.write(Excerpts.snapshot(), two);

    assertThat(Files.mismatch(one, two)).isEqualTo(-1);
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    Path file = folder.resolve("bundle");
    Bundle.write(Excerpts.snapshot(), file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Bundle.read(file))
        .withMessageContaining("damaged");
  }

  @Test
  void aTruncatedFileIsRefused() throws IOException {
    Path file = folder.resolve("bundle");
    Bundle.write(Excerpts.snapshot(), file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 100));

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Bundle.read(file));
  }

  @Test
  void theShippedBundleIsUsefulAndSmall() throws IOException {
    Snapshot shipped = Bundle.load();

    assertThat(shipped.routes()).hasSizeGreaterThanOrEqualTo(5_000);
    try (InputStream stream = BundleTest.class.getResourceAsStream("catalogue.bundle")) {
      assertThat(stream).isNotNull();
      assertThat(stream.readAllBytes()).hasSizeLessThan(CatalogueBounds.BUNDLE_BYTES_MAX);
    }
  }

  @Test
  void theShippedBundleKnowsEveryRouteOfGptImage2() {
    assertThat(Bundle.load().routesOf("openai/gpt-image-2"))
        .extracting(Route::provider)
        .contains(
            "openai",
            "azure-openai",
            "vercel-ai-gateway",
            "poe",
            "aimlapi",
            "fal",
            "digitalocean",
            "fastrouter")
        .first()
        .isEqualTo("openai");
  }

  @Test
  void theShippedBundleCarriesTheFactsOfThisBuild() {
    Snapshot own = Snapshots.ownOnly(Excerpts.NOW);
    Snapshot shipped = Bundle.load();

    for (Model model : own.models()) {
      Model found = shipped.model(model.id()).orElseThrow();
      assertThat(found.imageRules()).as(model.id()).isEqualTo(model.imageRules());
      assertThat(found.lifecycle().shutdown()).isEqualTo(model.lifecycle().shutdown());
      assertThat(found.lifecycle().successors()).isEqualTo(model.lifecycle().successors());
      assertThat(found.kind()).isEqualTo(Kind.IMAGE);
    }
  }

  @Test
  void everyPriceInTheShippedBundleHasAWitnessWithItsSource() {
    for (Route route : Bundle.load().routes()) {
      for (Route.PricedRate price : route.prices()) {
        assertThat(price.verdict().agreeing()).as(route.id()).isNotEmpty();
        assertThat(price.verdict().agreeing().getFirst().evidence().source())
            .isEqualTo(price.rate().source());
        assertThat(price.verdict().agreeing().getFirst().evidence().raw()).isNotBlank();
      }
    }
  }

  @Test
  void nothingInTheShippedBundleIsFreeWithoutAReason() {
    for (Route route : Bundle.load().routes()) {
      assertThat(route.tariff().rates())
          .as(route.id())
          .noneMatch(rate -> rate.usdPerUnit().signum() == 0);
      assertThat(route.tariff().isFree())
          .as(route.id())
          .isEqualTo(route.tariff().freeBecause() != null);
    }
  }
}
